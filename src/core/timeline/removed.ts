import type { Path } from '../value/path'
import { childrenOf, collectionsIn, idOf, isEntityList, membersOf, recordOf } from './collections'

/** Something with an id that one state has in a list or record, and the next one has not. */
export interface Removed {
  id: string
  /** Of the list or record. */
  path: Path
  names: readonly string[]
  /** It says its id itself; else only its key in a record does. */
  isEntity: boolean
  /** How many went at once, came at once, and are left there. */
  gone: number
  came: number
  left: number
}

/** Deeper values are not compared. */
const MAX_DEPTH = 8

/** What was taken out of the lists and records of a state. What is one object in both is not looked into. */
export function removedIn(before: unknown, after: unknown): Removed[] {
  const removed: Removed[] = []
  visit({ path: [], names: [] }, before, after, removed)
  return removed
}

type Place = Pick<Removed, 'path' | 'names'>

function visit(place: Place, was: unknown, is: unknown, removed: Removed[]): void {
  const [old, now] = [membersOf(was), membersOf(is)]
  if (old === now || place.path.length > MAX_DEPTH) return
  if (Array.isArray(old) && Array.isArray(now)) return compareLists(place, old, now, removed)
  const [ours, theirs] = [recordOf(old), recordOf(now)]
  if (ours && theirs) compareRecords(place, ours, new Map(theirs), removed)
}

/** Only what lies between the parts that both begin and end with is looked at. */
function compareLists(place: Place, old: readonly unknown[], now: readonly unknown[], removed: Removed[]): void {
  if (!isEntityList(old)) {
    if (typeof old[0] === 'object' && old.length === now.length)
      for (const [index, element] of old.entries()) visit(within(place, index), element, now[index], removed)
    return
  }
  const shorter = Math.min(old.length, now.length)
  let start = 0
  while (start < shorter && old[start] === now[start]) start++
  let end = 0
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end++
  const [ours, theirs] = [byId(old, start, end), byId(now, start, end)]
  take(place, [...ours], theirs, { left: now.length, isEntity: true }, removed)
  for (const [id, element] of ours) if (theirs.has(id)) visit(below(place, id), element, theirs.get(id), removed)
}

function byId(list: readonly unknown[], start: number, end: number): Map<string, unknown> {
  const elements = new Map<string, unknown>()
  for (const element of list.slice(start, list.length - end)) {
    const id = idOf(element)
    if (id !== undefined) elements.set(id, element)
  }
  return elements
}

function compareRecords(
  place: Place,
  old: readonly [string, unknown][],
  now: ReadonlyMap<string, unknown>,
  removed: Removed[],
): void {
  unlisted(place, old, now, removed)
  const [first] = old
  const isEntity = first !== undefined && idOf(first[1]) === first[0]
  if (first && typeof first[1] === 'object') take(place, old, now, { left: now.size, isEntity }, removed)
  for (const [key, member] of old)
    if (now.has(key)) visit(isEntity ? below(place, key) : within(place, key), member, now.get(key), removed)
}

/** A list of the ids of entities that stand in a record beside it. */
const IDS = /^(?:all)?_?ids$/i

/** Ids that were taken out of such a list, while their entities stay in the record. */
function unlisted(
  place: Place,
  old: readonly [string, unknown][],
  now: ReadonlyMap<string, unknown>,
  removed: Removed[],
): void {
  const [name, was] = old.find(([key, member]) => IDS.test(key) && Array.isArray(member)) ?? []
  const is = name === undefined ? undefined : now.get(name)
  if (name === undefined || !Array.isArray(was) || !Array.isArray(is) || was === is) return
  const kept = new Set<unknown>(is)
  const gone = was.filter((id) => !kept.has(id)).map(String)
  if (gone.length === 0) return
  const came = is.length - (was.length - gone.length)
  // A page of ids beside a record of all is no list of what there is.
  const records = [...now]
    .filter(([key]) => key !== name)
    .map(([, member]) => new Map(recordOf(membersOf(member)) ?? []))
    .filter(({ size }) => size <= was.length)
  for (const id of gone) {
    if (!records.some((record) => idOf(record.get(id)) === id)) continue
    removed.push({ id, ...within(place, name), isEntity: false, gone: gone.length, came, left: is.length })
  }
}

function take(
  { path, names }: Place,
  old: readonly [string, unknown][],
  now: ReadonlyMap<string, unknown>,
  of: Pick<Removed, 'left' | 'isEntity'>,
  removed: Removed[],
): void {
  const gone = old.filter(([id, member]) => !now.has(id) && childrenOf(membersIn(member)).length > 0)
  if (gone.length === 0) return
  const ids = new Set(old.map(([id]) => id))
  const came = [...now.keys()].filter((id) => !ids.has(id)).length
  const counts = { gone: gone.length, came, left: of.left }
  for (const [id, member] of gone) {
    removed.push({ id, path, names, isEntity: of.isEntity, ...counts })
    // What stood in an entity is gone as well; what stands in something else may merely be kept elsewhere now.
    for (const each of of.isEntity ? collectionsIn(member) : [])
      for (const inner of each.ids()) {
        const where = { path: [...path, id, ...each.path], names: [...names, ...each.names] }
        removed.push({ id: inner, ...where, isEntity: true, ...counts })
      }
  }
}

function membersIn(value: unknown): object {
  const members = membersOf(value)
  return typeof members === 'object' && members !== null ? members : []
}

function within({ path, names }: Place, step: string | number): Place {
  return { path: [...path, step], names: typeof step === 'number' ? names : [...names, step] }
}

function below({ path, names }: Place, id: string): Place {
  return { path: [...path, id], names }
}
