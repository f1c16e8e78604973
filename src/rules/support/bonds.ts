import type { ChangeFact, ReloadFact } from '../../core/facts'
import { entityId, isDictionary } from '../../core/timeline/entity'
import { hasUnknown } from '../../core/timeline/unknown'
import { lookup, type Path } from '../../core/value/path'
import { initialAfter, sameHeld } from './reloading'

/** Why a field that comes back needs one that does not. */
export interface Bond {
  kind: 'refers' | 'marks' | 'together'
  /** The ids, or the flag. */
  what: string
  times?: number
  evidence: string[]
}

interface Pair {
  omitted: Path
  kept: Path
}

/** Names of references, of marks of unfinished work, and of what nobody expects back: the screen's own, times, histories. */
const REFERENCE = /(?:id|ids|key|keys|ref|refs)$|^(?:selected|current|active|chosen|last)/i
const MARK = /pending|syncing|unsynced|dirty|unsaved|optimistic|queue|outbox|inflight|in_flight|uploading|saving|draft/i
const OF_THE_MOMENT =
  /(?:at|on|time|date|stamp)$|past|future|histor|undo|redo|error|warning|message|toast|notif|hover|focus|drag|select|open|visible|shown|expand|collaps|modal|dialog|menu|tab$|panel|scroll|position|loading|loaded|fetch|status|version|revision|abort|controller|timer|socket|ref$|cache|hydrat|mounted|ready|progress/i

/** Changes looked through for whether two fields move together, and how often they must have. */
const EXAMINED = 500
const TOGETHER = 2

/** Whether a value says something that could be missed. */
export function isWorthKeeping(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false || value === 0) return false
  if (typeof value === 'function' || hasUnknown(value)) return false
  if (Array.isArray(value)) return value.length > 0
  return !isDictionary(value) || Object.keys(value).length > 0
}

/** How a field that came back needs one that is gone after the reload; undefined where it does not. */
export function bondOf(changes: readonly ChangeFact[], reload: ReloadFact, pair: Pair): Bond | undefined {
  return reference(reload, pair) ?? mark(changes, reload, pair) ?? together(changes, reload, pair)
}

/** The kept field holds ids of things that only the other field had. */
function reference({ before, settled }: ReloadFact, { omitted, kept }: Pair): Bond | undefined {
  const [had, has] = [before.value, settled?.value].map((state) => idsIn(lookup(state, omitted)?.value))
  const gone = [...(had ?? [])].filter((id) => !has?.has(id))
  if (gone.length === 0) return undefined
  const known = new Set(gone)
  const found = [...referencesIn(lookup(before.value, kept)?.value, String(kept.at(-1)))].filter((id) => known.has(id))
  return found.length > 0 ? { kind: 'refers', what: found.slice(0, 3).join(', '), evidence: [] } : undefined
}

/** The other field said of things in the kept one that they are not finished: by their ids, or by a flag set with them. */
function mark(changes: readonly ChangeFact[], { before }: ReloadFact, { omitted, kept }: Pair): Bond | undefined {
  const name = String(omitted.at(-1))
  if (!MARK.test(name)) return undefined
  const value = lookup(before.value, omitted)?.value
  const things = idsIn(lookup(before.value, kept)?.value)
  const ids = [...idsIn(value), ...scalarsIn(value)].filter((id) => things.has(id))
  if (ids.length > 0) return { kind: 'marks', what: ids.slice(0, 3).join(', '), evidence: [] }
  if (value !== true) return undefined
  const set = changes.findLast((each) => each.document === before.document && changed(each, omitted))
  return set && changed(set, kept) ? { kind: 'marks', what: name, evidence: [set.event] } : undefined
}

/** Every change of either was one of both, and both began to say something at the same time. */
function together(changes: readonly ChangeFact[], reload: ReloadFact, { omitted, kept }: Pair): Bond | undefined {
  const name = String(omitted.at(-1))
  const value = lookup(reload.before.value, omitted)?.value
  if (OF_THE_MOMENT.test(name) || (typeof value === 'number' && value > 1e11)) return undefined
  const initial = initialAfter(reload)
  const own = changes.filter(
    ({ document, hydration }) => document === reload.before.document && hydration === undefined,
  )
  const both: ChangeFact[] = []
  for (const change of own.slice(-EXAMINED)) {
    const [first, second] = [changed(change, omitted), changed(change, kept)]
    if (first !== second) return undefined
    if (!first) continue
    const isStart = (path: Path): boolean => sameHeld(lookup(change.after, path), lookup(initial, path))
    if (isStart(omitted) !== isStart(kept)) return undefined
    both.push(change)
  }
  const evidence = both.slice(-3).map(({ event }) => event)
  return both.length >= TOGETHER ? { kind: 'together', what: '', times: both.length, evidence } : undefined
}

function changed({ before, after }: ChangeFact, path: Path): boolean {
  const [was, is] = [before && lookup(before.value, path), lookup(after, path)]
  return was?.value !== is?.value && !sameHeld(was, is)
}

/** Ids of the entities in a list or a record, or of the thing itself. */
function idsIn(value: unknown): Set<string> {
  const own = entityId(value)
  if (own !== undefined) return new Set([own])
  if (Array.isArray(value)) return new Set(value.flatMap((each) => entityId(each) ?? []))
  if (!isDictionary(value)) return new Set()
  const records = Object.entries(value).filter(([, member]) => isDictionary(member))
  return new Set(records.length === Object.keys(value).length ? records.map(([key]) => key) : [])
}

/** The plain elements of a list, or the names of a record of flags. */
function scalarsIn(value: unknown): string[] {
  if (value instanceof Set) return [...value].flatMap(idText)
  if (Array.isArray(value)) return value.flatMap(idText)
  return isDictionary(value) ? Object.keys(value) : []
}

/** Ids that a value refers to: itself, the elements of a list, and members of things by their names. */
function referencesIn(value: unknown, name: string): Set<string> {
  const found = new Set<string>()
  const note = (held: unknown, as: string): void => {
    for (const id of Array.isArray(held) ? held.flatMap(idText) : idText(held))
      if (REFERENCE.test(as) || id.length >= 8) found.add(id)
  }
  note(value, name)
  const things = Array.isArray(value) ? value : isDictionary(value) ? [value, ...Object.values(value)] : []
  for (const thing of things.slice(0, EXAMINED)) {
    if (!isDictionary(thing)) continue
    for (const [key, held] of Object.entries(thing)) if (key !== 'id' && key !== 'key') note(held, key)
  }
  return found
}

function idText(value: unknown): string[] {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? [String(value)] : []
}
