import { Opaque } from '../value/opaque'
import type { Path } from '../value/path'
import { entityId, isDictionary } from './entity'

/** Entities that stand together: a list of them, or a record by their ids. */
export interface EntityCollection {
  path: Path
  /** The steps of the path that name something, without the ids of entities it stands in: `['projects', 'scenes']`. */
  names: readonly string[]
  ids: () => ReadonlySet<string>
}

/** Deeper values are not looked into. */
const MAX_DEPTH = 8

const known = new WeakMap<object, readonly EntityCollection[]>()

/** All collections of entities in a state, those in entities included; worked out once for each part of a state. */
export function collectionsIn(value: unknown, depth = 0): readonly EntityCollection[] {
  const node = membersOf(value)
  if (typeof node !== 'object' || node === null || depth > MAX_DEPTH) return []
  const found = known.get(node)
  if (found) return found
  // A cycle comes by here again.
  known.set(node, [])
  const ids = idsIn(node)
  const own: EntityCollection[] = ids ? [{ path: [], names: [], ids: once(ids) }] : []
  const below = childrenOf(node).flatMap(([step, member]) =>
    collectionsIn(member, depth + 1).map((each) => ({
      ...each,
      path: [step, ...each.path],
      names: ids || typeof step === 'number' ? each.names : [step, ...each.names],
    })),
  )
  const all = [...own, ...below]
  known.set(node, all)
  return all
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** The ids of a list or record of entities; undefined for what is none. */
function idsIn(node: object): (() => ReadonlySet<string>) | undefined {
  if (Array.isArray(node) && isEntityList(node)) return () => new Set(node.flatMap((each) => idOf(each) ?? []))
  const members = recordOf(node)
  const first = members?.[0]
  if (!members || !first || idOf(first[1]) !== first[0]) return undefined
  return () => new Set(members.filter(([key, member]) => idOf(member) === key).map(([key]) => key))
}

/** An entity's own id; a class instance has one like a plain object. */
export function idOf(value: unknown): string | undefined {
  return entityId(membersOf(value))
}

/** A list whose elements say who they are. */
export function isEntityList(list: readonly unknown[]): boolean {
  return idOf(list[0]) !== undefined
}

/** The members of an object or a Map by key. */
export function recordOf(value: unknown): [string, unknown][] | undefined {
  if (isDictionary(value)) return Object.entries(value)
  if (!(value instanceof Map)) return undefined
  return [...value].flatMap(([key, member]): [string, unknown][] =>
    typeof key === 'string' || typeof key === 'number' ? [[String(key), member]] : [],
  )
}

/** What stands below a value, by the step that leads there; lists of plain values have nothing below them. */
export function childrenOf(node: object): [string | number, unknown][] {
  if (!Array.isArray(node)) return recordOf(node) ?? []
  if (typeof node[0] !== 'object' || node[0] === null) return []
  return node.map((element: unknown, index): [string | number, unknown] => [entityId(element) ?? index, element])
}

/** A class instance is looked into like a plain object. */
export function membersOf(value: unknown): unknown {
  return value instanceof Opaque && value.kind === 'instance' ? value.members : value
}
