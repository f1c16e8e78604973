import { agree } from '../timeline/agree'
import { isDictionary } from '../timeline/entity'
import { type History, type Reading, readingAt } from '../timeline/history'
import type { Entry } from '../timeline/merge'
import type { Path } from '../value/path'
import { reachable } from './declared'
import type { Candidate } from './subject'
import { tells } from './taken'

/** How many of the latest uses of an entry are followed. */
const EXAMINED = 3

/** The page had a value in hand: it read an entry, or wrote it. */
export function isUse({ event }: Entry): boolean {
  return event.type === 'storage-read' || (event.type === 'storage-written' && event.seenBy === 'method')
}

/**
 * Stores that took in what the page had just read from an entry, or written to it: the state, or the only member of it that the
 * next change touched, then is exactly that (an atom with storage of its own, a sign-in that saves the user before it sets it).
 * `uses` are those of all entries, in order.
 */
export function takenIn(store: History, entry: History, uses: readonly Entry[]): Candidate | undefined {
  if (!reachable(store.source, entry.source)) return undefined
  for (const use of entry.facts.filter(isUse).slice(-EXAMINED)) {
    const next = firstAfter(store.readings, use.seq)
    const [before, after] = [store.readings[next - 1], store.readings[next]]
    if (!before || !after || !isSameRun(after.entry, use) || before.entry.document.id !== use.document.id) continue
    // What was read in between is as likely the one that was taken in.
    if (uses.some((each) => each.seq > use.seq && each.seq < after.entry.seq && isSameRun(each, use))) continue
    const content = readingAt(entry, use.event.at)?.content()
    const mount = content?.present ? turnedInto(content.value, before, after) : undefined
    if (!mount || !isNoChance(content?.value, mount, entry)) continue
    const link = { store: store.source.id, source: entry.source.id, mount, from: [], shape: 'object' as const }
    return {
      ...link,
      why: 'causal',
      confidence: 'certain',
      because: `${use.event.type === 'storage-read' ? 'read' : 'written'} just before the store took on what it holds`,
    }
  }
  return undefined
}

/** Index of the first of the readings, which are in order, after a fact. */
function firstAfter(readings: readonly Reading[], seq: number): number {
  let [low, high] = [0, readings.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((readings[middle]?.entry.seq ?? 0) > seq) high = middle
    else low = middle + 1
  }
  return low
}

/** Flags and small numbers are the same here and there by chance, unless both places are called alike. */
function isNoChance(value: unknown, mount: Path, { source }: History): boolean {
  return tells(value) || (mount.length > 0 && mount.at(-1) === source.key)
}

/**
 * Where the member stands that a store's changes of one run made to exactly what was written in that run; `written` are the
 * entry's latest writes. Flags and small numbers must have been written alike at least twice.
 */
export function writtenMember(
  store: History,
  entry: History,
  written: readonly { fact: Entry; value: unknown }[],
): Path | undefined {
  const found = written.flatMap(({ fact, value }) => {
    const last = store.readings.findLastIndex((reading) => reading.entry.seq < fact.seq)
    const after = store.readings[last]
    if (!after || !isSameRun(after.entry, fact)) return []
    const before = store.readings.slice(0, last).findLast((reading) => !isSameRun(reading.entry, fact))
    const mount = before && turnedInto(value, before, after)
    return mount ? [{ mount, value }] : []
  })
  const latest = found.at(-1)
  if (!latest || !found.every(({ mount }) => agree(mount, latest.mount))) return undefined
  const isSure = found.length === written.length && (found.length > 1 || isNoChance(latest.value, latest.mount, entry))
  return isSure ? latest.mount : undefined
}

/** The state, or its only member, that was changed to exactly `value`. */
function turnedInto(value: unknown, before: Reading, after: Reading): Path | undefined {
  const [was, is] = [before.content().value, after.content().value]
  if (isDictionary(value) && agree(value, is)) return agree(value, was) ? undefined : []
  if (!isDictionary(is)) return undefined
  const touched = Object.keys(is).filter((key) => !isDictionary(was) || !Object.is(was[key], is[key]))
  const turned = touched.filter((key) => agree(value, is[key]) && !(isDictionary(was) && agree(value, was[key])))
  const [only] = turned
  return turned.length === 1 && only !== undefined ? [only] : undefined
}

function isSameRun(a: Entry, b: Entry): boolean {
  return a.document.id === b.document.id && a.event.run === b.event.run
}
