import { agree } from '../../core/timeline/agree'
import { type Dictionary, entityId, isDictionary } from '../../core/timeline/entity'
import { hasUnknown } from '../../core/timeline/unknown'
import { lookup, type Path } from '../../core/value/path'

/** Absent where nothing stands. */
export type Held = { value: unknown } | undefined

/** Something that was changed and then put back as it was. */
export interface Place {
  path: Path
  /** An element of a list of plain values: it stands in the list at `path`, or it does not. */
  element?: unknown
  /** What it had been and is again, and what it was in between. */
  was: Held
  changed: Held
}

/** How many places are looked at. */
const EXAMINED = 5_000

/** What was found of a state: rules ask again with every diagnosis, and the states of a recording stay the same objects. */
const known = new WeakMap<object, { before: unknown; changed: unknown; places: readonly Place[] }>()

/** The places that differ between `before` and `changed`, and are in `after` again what they were. */
export function putBack(before: Held, changed: Held, after: Held): readonly Place[] {
  const state = after?.value
  if (typeof state !== 'object' || state === null) return search(before, changed, after)
  const last = known.get(state)
  if (last && last.before === before?.value && last.changed === changed?.value) return last.places
  const places = search(before, changed, after)
  known.set(state, { before: before?.value, changed: changed?.value, places })
  return places
}

function search(before: Held, changed: Held, after: Held): Place[] {
  const found: Place[] = []
  const walk = (path: Path, was: Held, then: Held, now: Held): void => {
    if (found.length >= EXAMINED || same(then, now) || same(was, then)) return
    // What was removed as a whole is put back field by field, and one that has changed since entity by entity.
    const isWhole = changed === undefined && path.length <= 1 && !(path.length === 1 && same(was, now))
    const members = membersOf(was, isWhole ? was : then, now)
    if (members) {
      const [first, second, third] = members
      for (const step of new Set(members.flatMap((each) => [...each.keys()])))
        walk([...path, step], first.get(step), then && second.get(step), third.get(step))
    } else if (isPlainList(was) && isPlainList(then) && isPlainList(now)) {
      found.push(...elements(path, was.value, then.value, now.value))
    } else if (same(was, now)) {
      found.push({ path, was, changed: then })
    }
  }
  walk([], before, changed, after)
  return found
}

/** What a state has at a place; for an element whether it is there. */
export function heldAt(state: unknown, { path, element }: Pick<Place, 'path' | 'element'>): Held {
  const found = lookup(state, path)
  if (element === undefined) return found
  return found && isPlainList(found) && found.value.includes(element) ? { value: element } : undefined
}

export function same(a: Held, b: Held): boolean {
  if (!a || !b) return isNothing(a) && isNothing(b)
  return agree(a.value, b.value) || hasUnknown(a.value) || hasUnknown(b.value)
}

/** JSON leaves out what is undefined. */
function isNothing(held: Held): boolean {
  return held === undefined || held.value === undefined
}

/** Whether it says nothing: absent, null, an empty text, list or record. */
export function isEmpty(held: Held): boolean {
  if (isNothing(held)) return true
  const value = held?.value
  if (value === null || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return isDictionary(value) && Object.keys(value).length === 0
}

type Members = ReadonlyMap<string, { value: unknown }>

/**
 * The members of objects, or of lists of entities, that are gone through one by one; undefined for anything else, and for
 * what was emptied as a whole and then put back.
 */
function membersOf(was: Held, then: Held, now: Held): [Members, Members, Members] | undefined {
  if (!was || !then || !now || (isEmpty(then) && same(was, now))) return undefined
  const all = [was.value, then.value, now.value]
  const lists = all.map(entitiesOf)
  const [a, b, c] = all.every(isDictionary) ? all.map(fieldsOf) : lists.some((list) => list?.size) ? lists : []
  return a && b && c ? [a, b, c] : undefined
}

function fieldsOf(owner: Dictionary): Members {
  return new Map(Object.entries(owner).map(([key, value]) => [key, { value }]))
}

/** By id; undefined for what is no list of entities. */
function entitiesOf(value: unknown): Members | undefined {
  if (!Array.isArray(value)) return undefined
  const byId = new Map<string, { value: unknown }>()
  for (const element of value) {
    const id = entityId(element)
    if (id !== undefined) byId.set(id, { value: element })
  }
  return byId.size === value.length ? byId : undefined
}

function isPlainList(held: Held): held is { value: unknown[] } {
  const value = held?.value
  return (
    Array.isArray(value) &&
    value.every((each) => typeof each === 'string' || typeof each === 'number') &&
    new Set(value).size === value.length
  )
}

function elements(path: Path, was: unknown[], then: unknown[], now: unknown[]): Place[] {
  const all = [...new Set([...was, ...then])]
  const at = (list: unknown[], element: unknown): Held => (list.includes(element) ? { value: element } : undefined)
  return all.flatMap((element) => {
    const place = { path, element, was: at(was, element), changed: at(then, element) }
    return same(place.was, at(now, element)) && !same(place.was, place.changed) ? [place] : []
  })
}
