import { agree } from '../../timeline/agree'
import { entityId, isDictionary } from '../../timeline/entity'
import type { MovedRow } from './context'

/** Parts of a message or an answer that are looked at. */
const NODES = 2_000

/** Whether something that the server told is what memory came to hold in a row: the thing itself, or a field and its value. */
export function says(told: unknown, { row: { path }, to }: Pick<MovedRow, 'row' | 'to'>): boolean {
  const [owner, name] = [path.at(-2), path.at(-1)]
  if (typeof name !== 'string') return false
  // Of a thing that is gone its id.
  if (!to) return path.length > 1 && some(told, (part) => isNamed(part, name))
  const { value } = to
  if (typeof value === 'object' && value !== null) return some(told, (part) => isThing(part, value))
  const isField = (part: unknown): boolean =>
    isDictionary(part) && Object.hasOwn(part, name) && agree(part[name], value)
  return some(told, isField) && (path.length < 2 || some(told, (part) => isNamed(part, String(owner))))
}

function isThing(part: unknown, value: object): boolean {
  const id = entityId(value)
  return id === undefined ? typeof part === 'object' && agree(part, value) : entityId(part) === id
}

/** An id, or the name of a member. */
function isNamed(part: unknown, name: string): boolean {
  if (isDictionary(part)) return Object.hasOwn(part, name)
  return typeof part === 'string' ? part === name : typeof part === 'number' && String(part) === name
}

/** Whether a test holds of a value or a part of it; of a very large one not all parts are asked. */
export function some(root: unknown, test: (part: unknown) => boolean): boolean {
  const parts = [root]
  for (let index = 0; index < parts.length && index < NODES; index++) {
    const part = parts[index]
    if (test(part)) return true
    if (typeof part === 'object' && part !== null && parts.length < NODES)
      parts.push(...Object.values(part).slice(0, NODES))
  }
  return false
}
