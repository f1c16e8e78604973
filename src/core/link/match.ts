import { THRESHOLDS } from '../thresholds'
import { agree } from '../timeline/agree'
import { collectionIn, type Dictionary, entityId, entityIn, firstMembers, isDictionary } from '../timeline/entity'
import type { Path } from '../value/path'
import { isTelling, likeness } from './likeness'

/** Where a foreign value stands in a store's state. */
export interface Place {
  /** In the state. */
  path: Path
  /** In the foreign value. */
  from: Path
  /** How the state holds it: a list as the same list or as a record by id, one entity, an object's members, the value alone. */
  shape: 'list' | 'record' | 'entity' | 'object' | 'scalar'
  /** Share of the compared leaves that are equal, 0 to 1. */
  share: number
  /** Equal leaves that tell something: neither empty nor tiny. */
  telling: number
  /** Ids of the entities found. */
  ids: string[]
  /** Objects: members that both have. */
  members: number
}

/** Elements of a list that are looked at for an id. */
const LISTED = THRESHOLDS.matchedEntities * 5

/** The best place of `foreign` in `state`, by ids of entities and by equal leaves; undefined when nothing speaks for one. */
export function findPlace(foreign: unknown, state: unknown): Place | undefined {
  const best: { place?: Place } = {}
  const objects: Place[] = []
  const offer = (place: Place | undefined) => {
    if (place?.shape === 'object') objects.push(place)
    if (place && (!best.place || score(place) > score(best.place))) best.place = place
  }
  const list = collectionIn(foreign)
  const entity = list ? undefined : entityIn(foreign)
  const entities = (list?.items ?? (entity ? [entity] : [])).slice(0, THRESHOLDS.matchedEntities)
  const ids = new Set(entities.map(entityId))
  ids.delete(undefined)
  for (const { path, value } of nodes(state)) {
    if (list && hasAnyOf(ids, value)) offer(placeOfList(list.items, list.path, value, path))
    else if (entity && (ids.has(entityId(value)) || hasAnyOf(ids, value))) offer(placeOfEntity(entity, value, path))
    if (isDictionary(foreign) && isDictionary(value)) offer(placeOfObject(foreign, value, path))
    else if (typeof foreign !== 'object' && foreign === value) offer(placeOfScalar(foreign, path))
  }
  return objects.find((object) => best.place && isPartOf(best.place, object)) ?? best.place
}

/**
 * The part of a state that has all members of an object, or is the same list, however little its values tell: for what was
 * written while the state changed.
 */
export function findExact(foreign: unknown, state: unknown): Place | undefined {
  const keys = isDictionary(foreign) ? Object.keys(foreign) : []
  for (const { path, value } of nodes(state)) {
    const isObject =
      keys.length > 0 &&
      isDictionary(foreign) &&
      isDictionary(value) &&
      keys.every((key) => Object.hasOwn(value, key) && agree(foreign[key], value[key]))
    const isList = Array.isArray(foreign) && foreign.length > 0 && Array.isArray(value) && agree(foreign, value)
    if (isObject || isList)
      return { path, from: [], shape: isList ? 'list' : 'object', share: 1, telling: 0, ids: [], members: keys.length }
  }
  return undefined
}

/** The entity of that id in a list or record of that name: what `/api/scenes/s9` means in `{ project: { scenes: […] } }`. */
export function findNamed(state: unknown, name: string, id: string): Path | undefined {
  for (const { path, value } of nodes(state)) {
    const step = path.at(-1)
    if (typeof step === 'string' && step.toLowerCase() === name.toLowerCase() && entitiesOf(value)?.byId.has(id))
      return [...path, id]
  }
  return undefined
}

/** `{ items: […], total }` stands in the store as it is: its list alone would leave the total out. */
function isPartOf(list: Place, object: Place): boolean {
  const [step] = list.from
  return (
    list.shape === 'list' &&
    list.from.length === 1 &&
    list.path.length === object.path.length + 1 &&
    list.path.at(-1) === step &&
    object.path.every((each, index) => each === list.path[index]) &&
    object.members > 1
  )
}

function score(place: Place): number {
  return place.ids.length * 4 + place.telling * place.share - place.path.length / 10
}

/** Members of a state down to some depth, breadth first; elements of lists are looked into for lists of their own. */
function* nodes(state: unknown): Generator<{ path: Path; value: unknown }> {
  const queue: { path: Path; value: unknown }[] = [{ path: [], value: state }]
  let next = 0
  while (next < queue.length && next < THRESHOLDS.matchedNodes) {
    const node = queue[next++]
    if (!node) return
    yield node
    const room = THRESHOLDS.matchedNodes - queue.length
    if (node.path.length >= 5 || room <= 0) continue
    for (const [step, value] of members(node.value, Math.min(room, THRESHOLDS.matchedEntities)))
      queue.push({ path: [...node.path, step], value })
  }
}

/** At most so many of the first members. */
function members(value: unknown, most: number): [string | number, unknown][] {
  if (Array.isArray(value)) {
    return value
      .slice(0, THRESHOLDS.matchedEntities)
      .flatMap((item, index): [string | number, unknown][] =>
        isDictionary(item) ? [[entityId(item) ?? index, item]] : [],
      )
      .slice(0, most)
  }
  if (value instanceof Map) return [...value].slice(0, most).map(([key, item]) => [String(key), item])
  return isDictionary(value) ? firstMembers(value, most) : []
}

/** Whether a list or record, as `entitiesOf` takes it, has an entity of one of these ids: most that is looked at has none. */
function hasAnyOf(ids: ReadonlySet<string | undefined>, value: unknown): boolean {
  if (!Array.isArray(value)) return isDictionary(value) && keysAmong(ids, value)
  const size = Math.min(value.length, LISTED)
  for (let i = 0; i < size; i++) if (ids.has(entityId(value[i]))) return true
  return false
}

function keysAmong(ids: ReadonlySet<string | undefined>, value: Dictionary): boolean {
  for (const id of ids) if (id !== undefined && Object.hasOwn(value, id)) return true
  return false
}

function placeOfList(items: readonly unknown[], from: Path, value: unknown, path: Path): Place | undefined {
  const own = entitiesOf(value)
  if (!own || items.length === 0) return undefined
  const ids: string[] = []
  const sum = { equal: 0, total: 0, telling: 0 }
  for (const item of items.slice(0, THRESHOLDS.matchedEntities)) {
    const id = entityId(item)
    if (id === undefined || !own.byId.has(id)) continue
    ids.push(id)
    const like = likeness(item, own.byId.get(id))
    sum.equal += like.equal
    sum.total += like.total
    sum.telling += like.telling
  }
  const share = sum.total === 0 ? 0 : sum.equal / sum.total
  const common = ids.length / Math.min(items.length, own.byId.size)
  if (ids.length === 0 || common < 0.5 || share < 0.5 || sum.telling === 0) return undefined
  return { path, from, shape: own.shape, share, telling: sum.telling, ids, members: 0 }
}

/** A single entity: in a list or record of its kind, or standing alone. The place is the list's. */
function placeOfEntity(entity: Dictionary, value: unknown, path: Path): Place | undefined {
  const id = entityId(entity)
  if (id === undefined) return undefined
  const own = entitiesOf(value)
  const found = own?.byId.get(id)
  const target = found === undefined && entityId(value) === id ? value : found
  if (target === undefined) return undefined
  const { share, telling } = likeness(entity, target)
  if (share < 0.5 || telling === 0) return undefined
  return {
    path,
    from: [],
    shape: found === undefined ? 'entity' : (own?.shape ?? 'list'),
    share,
    telling,
    ids: [id],
    members: 0,
  }
}

function placeOfObject(foreign: Dictionary, value: Dictionary, path: Path): Place | undefined {
  const keys = Object.keys(foreign).filter((key) => Object.hasOwn(value, key))
  if (keys.length === 0) return undefined
  const { share, telling } = likeness(foreign, value)
  if (telling === 0 || share < THRESHOLDS.sameContentShare) return undefined
  return { path, from: [], shape: 'object', share, telling, ids: [], members: keys.length }
}

function placeOfScalar(foreign: unknown, path: Path): Place | undefined {
  const telling = isTelling(foreign) ? 1 : 0
  return telling ? { path, from: [], shape: 'scalar', share: 1, telling, ids: [], members: 0 } : undefined
}

export function entitiesOf(value: unknown): { byId: Map<string, unknown>; shape: 'list' | 'record' } | undefined {
  if (Array.isArray(value)) {
    const entries = value.slice(0, LISTED).flatMap((item) => {
      const id = entityId(item)
      return id === undefined ? [] : [[id, item] as const]
    })
    return entries.length > 0 ? { byId: new Map(entries), shape: 'list' } : undefined
  }
  if (!isDictionary(value)) return undefined
  const entries = firstMembers(value, THRESHOLDS.matchedEntities)
  const keyed = entries.filter(([key, item]) => entityId(item) === key)
  return keyed.length > 0 && keyed.length === entries.length ? { byId: new Map(keyed), shape: 'record' } : undefined
}
