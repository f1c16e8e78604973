import { IDENTITY_KEYS } from '../value/identity'
import type { Path } from '../value/path'

export type Dictionary = { readonly [key: string]: unknown }

/** Members that APIs wrap a list or a single thing in. */
const WRAPPERS = ['data', 'items', 'results', 'result', 'records', 'rows', 'list', 'entries', 'nodes', 'item'] as const

export function isDictionary(value: unknown): value is Dictionary {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The first members of an array or object by name, without a list of all: there may be very many. */
export function firstMembers(value: object, most: number): [string, unknown][] {
  const members: [string, unknown][] = []
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && i < most; i++) members.push([String(i), value[i]])
    return members
  }
  for (const key of Object.keys(value)) {
    if (members.length >= most) break
    members.push([key, (value as Dictionary)[key]])
  }
  return members
}

/** An object's own id as text, where it has one. */
export function entityId(value: unknown): string | undefined {
  if (!isDictionary(value)) return undefined
  for (const key of IDENTITY_KEYS) {
    const id = Object.hasOwn(value, key) ? value[key] : undefined
    if ((typeof id === 'string' && id !== '') || typeof id === 'number') return String(id)
  }
  return undefined
}

/** The id member's name and value, to carry it over. */
export function idMember(value: Dictionary): Dictionary {
  const key = IDENTITY_KEYS.find((each) => Object.hasOwn(value, each))
  return key === undefined ? {} : { [key]: value[key] }
}

export interface Collection {
  /** Where in the body the list stands: [] or one member's name. */
  path: Path
  items: readonly unknown[]
}

/** The list of entities a body is, or has in one of its members (`{ items: […] }`, `{ scenes: […], total }`). */
export function collectionIn(body: unknown): Collection | undefined {
  if (Array.isArray(body)) return isCollection(body) ? { path: [], items: body } : undefined
  if (!isDictionary(body) || entityId(body) !== undefined) return undefined
  const lists = Object.keys(body).filter((key) => isCollection(body[key]))
  const key =
    lists.find((each) => WRAPPERS.some((wrapper) => wrapper === each)) ?? (lists.length === 1 ? lists[0] : undefined)
  const items = key === undefined ? undefined : body[key]
  return key !== undefined && Array.isArray(items) ? { path: [key], items } : undefined
}

function isCollection(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((item) => isDictionary(item)) &&
    (value.length === 0 || entityId(value[0]) !== undefined)
  )
}

/** The single entity a body is or wraps (`{ data: {…}, meta: {…} }`, `{ scene: {…} }`). */
export function entityIn(body: unknown): Dictionary | undefined {
  if (!isDictionary(body)) return undefined
  if (entityId(body) !== undefined) return body
  const members = Object.keys(body).filter((key) => isDictionary(body[key]))
  const key = members.length === 1 ? members[0] : WRAPPERS.find((wrapper) => members.includes(wrapper))
  const wrapped = key === undefined ? undefined : body[key]
  return isDictionary(wrapped) && entityId(wrapped) !== undefined ? wrapped : undefined
}

/** An entity by its id: of a list, a record, an answer that wraps a list, or the value itself. */
export function entityAt(value: unknown, id: string): unknown {
  if (entityId(value) === id) return value
  const items = collectionIn(value)?.items
  if (items) return items.find((each) => entityId(each) === id)
  return isDictionary(value) && Object.hasOwn(value, id) ? value[id] : undefined
}
