import { THRESHOLDS } from '../thresholds'
import { same } from '../value/equal'
import type { Path } from '../value/path'
import { agree } from './agree'
import { countWhile } from './bisect'
import type { Reading } from './history'
import { type Member, valuesAt } from './member'

export interface Change {
  /** From here on the value is `to`. */
  reading: Reading
  /** Absent: there was none, or what was there before is not known (`reading` is the first). */
  from?: { value: unknown }
  to?: { value: unknown }
  /** false: no earlier reading is known, the value may have been there before. */
  observed: boolean
  /** Not observed because older readings were too many to decode. */
  cut?: true
}

/** The reading at which a member last changed at a path, at or before a moment; undefined when nothing is known of it. */
export function lastChange(member: Member, path: Path, until?: number): Change | undefined {
  for (const change of changesOf(member, path, until)) return change
  return undefined
}

/**
 * Every reading at which a member changed at a path, the last one first; what a store's memory began with in each document,
 * and what the first reading found, are among them, as not observed.
 */
export function* changesOf(member: Member, path: Path, until = Number.POSITIVE_INFINITY): Generator<Change> {
  const { readings } = member.history
  const budget = new DecodeBudget()
  let index = countWhile(readings, (reading) => reading.at <= until) - 1
  let current = readings[index]
  if (!current) return
  const valueOf = valuesAt(member, path)
  let to = valueOf(current)
  for (; index > 0; index--) {
    const previous = readings[index - 1]
    if (!previous) break
    const begins = isEarlierLife(member, previous, current)
    if (!begins && !budget.allows(previous)) {
      yield { reading: current, ...(to && { to }), observed: false, cut: true }
      return
    }
    const from = valueOf(previous)
    if (begins) yield { reading: current, ...(to && { to }), observed: false }
    else if (!isSame(from, to)) yield { reading: current, ...(from && { from }), ...(to && { to }), observed: true }
    current = previous
    to = from
  }
  yield { reading: current, ...(to && { to }), observed: false }
}

export interface Agreement {
  /** What both held; absent: both held nothing there. */
  value?: { value: unknown }
  /** When they parted: the first reading of either after it. */
  partedAt?: number
  parting?: Reading
}

/**
 * The last moment at which two members said the same at a path, undefined when none is known. Walks both histories
 * backwards from `until` and stops at the first agreement; `steps` bounds the walk for a whole comparison.
 */
export function lastCommon(
  path: Path,
  a: Member,
  b: Member,
  steps = { left: 10_000 },
  until = Number.POSITIVE_INFINITY,
): Agreement | undefined {
  const ours = cursor(a, path, until)
  const theirs = cursor(b, path, until)
  let parting: Reading | undefined
  for (; ours.reading && theirs.reading && steps.left > 0; steps.left--) {
    if (equal(ours.value, theirs.value)) {
      return { ...(ours.value && { value: ours.value }), ...(parting && { parting, partedAt: parting.at }) }
    }
    const later = isLater(ours.reading, theirs.reading) ? ours : theirs
    parting = later.reading
    later.back()
  }
  return undefined
}

/** A store's memory ends with its document: what the next one is created with is no change of it. */
function isEarlierLife({ source }: Member, earlier: Reading, later: Reading): boolean {
  return source.kind === 'memory' && earlier.entry.document !== later.entry.document
}

function isLater(a: Reading, b: Reading): boolean {
  return a.at === b.at ? a.entry.seq > b.entry.seq : a.at > b.at
}

interface Cursor {
  reading: Reading | undefined
  value: { value: unknown } | undefined
  back: () => void
}

function cursor(member: Member, path: Path, until: number): Cursor {
  const { readings } = member.history
  const budget = new DecodeBudget()
  const valueOf = valuesAt(member, path)
  let index = countWhile(readings, (reading) => reading.at <= until)
  const at: Cursor = {
    reading: undefined,
    value: undefined,
    back: () => {
      index--
      const reading = readings[index]
      const known = reading && !(at.reading && isEarlierLife(member, reading, at.reading)) && budget.allows(reading)
      at.reading = known ? reading : undefined
      at.value = at.reading && valueOf(at.reading)
    },
  }
  at.back()
  return at
}

/** Whether one source says the very same, of the same type: a Date that became its text has changed. */
function isSame(a: { value: unknown } | undefined, b: { value: unknown } | undefined): boolean {
  return a && b ? same(a.value, b.value) : a === b
}

/** Whether two sources say the same, as far as their kinds can say it. */
function equal(a: { value: unknown } | undefined, b: { value: unknown } | undefined): boolean {
  if (!a || !b) return a === b
  return a.value === b.value || agree(a.value, b.value)
}

/** Stored texts are decoded to look into the past, but not without end. */
class DecodeBudget {
  private readings: number = THRESHOLDS.decodedReadings
  private characters: number = THRESHOLDS.decodedCharacters

  allows({ entry: { event } }: Reading): boolean {
    if (!event.type.startsWith('storage-')) return true
    this.readings--
    this.characters -= 'text' in event && event.text !== undefined ? event.text.length : 0
    return this.readings >= 0 && this.characters >= 0
  }
}
