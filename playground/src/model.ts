import * as v from 'valibot'

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be 1–64 of a–z, 0–9 and -, beginning with a letter or digit'),
)
const name = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(80, 'at most 80 characters'))
const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'must be a colour as #rrggbb'))
const code = v.pipe(v.string(), v.maxLength(10_000, 'at most 10,000 characters'))
const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(2_000))

/** What the server adds to every row. `version` counts the saves from 1. */
const row = { version: v.pipe(v.number(), v.integer()), updatedAt: v.string() }

const projectFields = { title: name, colour }
const sceneFields = { projectId: id, title: name, colour, code, position: v.pipe(v.number(), v.integer()) }
const messageFields = { projectId: id, author: v.picklist(['you', 'studio']), text }

export const NewProjectSchema = v.strictObject({ id, ...projectFields })
export const NewSceneSchema = v.strictObject({ id, ...sceneFields })
export const NewMessageSchema = v.strictObject({ id, ...messageFields })

export const ProjectSchema = v.object({ id, ...projectFields, ...row })
export const SceneSchema = v.object({ id, ...sceneFields, ...row })
export const MessageSchema = v.object({ id, ...messageFields, ...row })

export type Project = v.InferOutput<typeof ProjectSchema>
export type Scene = v.InferOutput<typeof SceneSchema>
export type Message = v.InferOutput<typeof MessageSchema>
export type NewProject = v.InferOutput<typeof NewProjectSchema>
export type NewScene = v.InferOutput<typeof NewSceneSchema>
export type NewMessage = v.InferOutput<typeof NewMessageSchema>

/** What the server renders a page from and sends along, so that the browser renders the same. */
export const PayloadSchema = v.object({
  path: v.string(),
  pitfalls: v.array(v.string()),
  projects: v.array(ProjectSchema),
  scenes: v.array(SceneSchema),
  messages: v.array(MessageSchema),
})
export type Payload = v.InferOutput<typeof PayloadSchema>
