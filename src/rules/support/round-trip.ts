import type { EntryFact, Facts, RestoreFact } from '../../core/facts'
import { below, related } from '../../core/timeline/below'
import { isDictionary } from '../../core/timeline/entity'
import { Opaque } from '../../core/value/opaque'
import { formatPath, lookup, type Path } from '../../core/value/path'
import { kindOf, type Special, specialsIn } from './special'

export type Needs = Pick<
  Facts,
  | 'subject'
  | 'persist'
  | 'restores'
  | 'changes'
  | 'documents'
  | 'memory'
  | 'differences'
  | 'settled'
  | 'now'
  | 'thresholds'
>

/** What became of a value that JSON has no form for, in an entry of its store. */
export interface Kept {
  special: Special
  entry: EntryFact
  /** `perhaps lost`: a text or a plain object has all of it, and nobody has read it back so far. */
  fate: 'lost' | 'perhaps lost' | 'refused' | 'restored' | 'left out'
  /** What is left of it: `{}`, `null`, `a string`. */
  becomes: string
  /** When it was read back. */
  readBack?: RestoreFact
}

/** Tries the round trip of all such values of a store through its entries, by what is on record of it. */
export function keptOf(facts: Needs, entries: readonly EntryFact[]): Kept[] {
  if (entries.length === 0) return []
  const now = specialsIn(facts.memory?.value)
  const before = [...facts.documents.map(({ initial }) => initial?.value), ...lastStates(facts)].flatMap(specialsIn)
  if (now.length + before.length === 0) return []
  const known = new Map([...before, ...now].map((special) => [formatPath(special.path), special]))
  return entries.flatMap((entry) =>
    [...known.values()].flatMap((special) => keptAs(facts, entry, special, now.includes(special)) ?? []),
  )
}

/** What the store held when its documents ended. */
function lastStates({ changes }: Needs): unknown[] {
  return [...new Map(changes.map(({ document, after }) => [document, after])).values()]
}

function keptAs(facts: Needs, entry: EntryFact, special: Special, isNow: boolean): Kept | undefined {
  const rest = below(entry.mount, special.path)
  if (!rest) return undefined
  const kept = { special, entry, becomes: '' }
  if (facts.persist?.omits.some((path) => below(path, special.path))) return { ...kept, fate: 'left out' }
  const readBack = facts.restores.findLast(
    (each) => each.entry.source === entry.source && isLeftOf(special, lookup(each.found.state()?.value, rest)),
  )
  const stored = lookup((readBack?.found ?? entry.contents.at(-1))?.state()?.value, rest)
  if (stored && kindOf(stored.value)?.what === special.what) return { ...kept, fate: 'restored' }
  const becomes = nameOf(stored?.value)
  if (readBack) {
    const gave = formsOf(facts, readBack, rest).some((form) => kindOf(form)?.what === special.what)
    return { ...kept, becomes, fate: gave ? 'restored' : 'lost', readBack }
  }
  if (!isNow) {
    const own = lookup(facts.memory?.value, special.path)
    const isLeft = typeof special.value === 'object' && isLeftOf(special, own) && isLeftOf(special, stored)
    return isLeft ? { ...kept, becomes, fate: 'lost' } : undefined
  }
  if (special.throws) return isRefused(facts, special, stored) ? { ...kept, fate: 'refused' } : undefined
  if (!isLeftOf(special, stored)) return undefined
  return { ...kept, becomes, fate: special.isKeptAsText ? 'perhaps lost' : 'lost' }
}

/** What the store got of it: from its storage, from the merge, and from whatever the app does right after. */
function formsOf({ changes, thresholds }: Needs, restore: RestoreFact, rest: Path): unknown[] {
  const until = restore.at + thresholds.settledAfterMs
  const soon = changes.filter(
    ({ document, at, seq }) => document === restore.document && seq > restore.seq && at <= until,
  )
  const place = [...restore.entry.mount, ...rest]
  return [
    lookup(restore.given, rest)?.value,
    lookup(restore.after, rest)?.value,
    ...soon.map(({ after }) => lookup(after, place)?.value),
  ]
}

/** Nothing of it was written, though all else is: the write threw. A replacer of the app's may have put it down in digits. */
function isRefused(facts: Needs, { path, value }: Special, stored: { value: unknown } | undefined): boolean {
  if (!facts.settled) return false
  if (typeof value === 'bigint' && stored && (JSON.stringify(stored.value) ?? '').includes(String(value))) return false
  return facts.differences.some(
    (each) => related(each.path, path) && (each.state === 'memory ahead' || each.state === 'differs'),
  )
}

const ISO_DATE = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d/

/** Whether a stored value is what JSON leaves of such a one. Any other form is one that the app's own code knows to read. */
function isLeftOf({ value }: Special, stored: { value: unknown } | undefined): boolean {
  if (!stored) return false
  const left = stored.value
  if (typeof value === 'number' || value === undefined) return left === null
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? left === null : isDateText(left)
  if (value instanceof Opaque) return isDictionary(left) || typeof left === 'string'
  if (ArrayBuffer.isView(value)) return isDictionary(left)
  return isDictionary(left) && Object.keys(left).length === 0
}

function isDateText(text: unknown): boolean {
  return typeof text === 'string' && ISO_DATE.test(text)
}

function nameOf(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return 'a string'
  return isDictionary(value) && Object.keys(value).length === 0 ? '{}' : 'a plain object'
}
