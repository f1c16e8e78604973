import * as v from 'valibot'
import {
  MessageSchema,
  NewMessageSchema,
  NewProjectSchema,
  NewSceneSchema,
  ProjectSchema,
  SceneSchema,
} from '../src/model'

const version = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)))
const fields = { version }

/** One table behind `/api/<name>`. `columns` are the writable ones; `parent` is the table `projectId` refers to. */
export const RESOURCES = {
  projects: {
    row: ProjectSchema,
    create: NewProjectSchema,
    replace: v.strictObject({ ...v.omit(NewProjectSchema, ['id']).entries, ...fields }),
    change: v.strictObject({ ...v.partial(v.omit(NewProjectSchema, ['id'])).entries, ...fields }),
    columns: ['title', 'colour'],
  },
  scenes: {
    row: SceneSchema,
    create: NewSceneSchema,
    replace: v.strictObject({ ...v.omit(NewSceneSchema, ['id']).entries, ...fields }),
    change: v.strictObject({ ...v.partial(v.omit(NewSceneSchema, ['id'])).entries, ...fields }),
    columns: ['projectId', 'title', 'colour', 'code', 'position'],
  },
  messages: {
    row: MessageSchema,
    create: NewMessageSchema,
    replace: v.strictObject({ ...v.omit(NewMessageSchema, ['id']).entries, ...fields }),
    change: v.strictObject({ ...v.partial(v.omit(NewMessageSchema, ['id'])).entries, ...fields }),
    columns: ['projectId', 'author', 'text'],
  },
} as const

export type ResourceName = keyof typeof RESOURCES

/** Whether a path segment names a resource. */
export function isResource(name: string): name is ResourceName {
  return Object.hasOwn(RESOURCES, name)
}
