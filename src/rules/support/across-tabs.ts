import type { EntryFact, Facts, StoredFact, TabDocumentFact, TabFact } from '../../core/facts'
import { isDictionary } from '../../core/timeline/entity'
import { countBefore } from '../../core/timeline/order'
import type { Path } from '../../core/value/path'
import { isCacheOfServer } from './server-cache'
import { type Held, heldAt, isEmpty, type Place, putBack, same } from './places'

export type TabNeeds = Pick<Facts, 'subject' | 'persist' | 'tabs' | 'entries' | 'now' | 'thresholds' | 'clock'>

/** What another tab did to an entry that a tab's memory has not taken in. */
export interface Missed extends Place {
  /** The write that did it. */
  by: StoredFact
}

export interface Missing {
  entry: EntryFact
  own: TabFact
  /** The document of the tab that is behind. */
  document: TabDocumentFact
  missed: Missed[]
}

export function ownTab({ tabs }: Pick<Facts, 'tabs'>): TabFact | undefined {
  return tabs.find(({ own }) => own)
}

/**
 * The places where memory of a document has stayed at what it was before other tabs wrote the entry, and where `after` has
 * that as well. `until`: the index in the entry's contents up to which the others' writes count; `since`: from where.
 */
export function missing(
  facts: TabNeeds,
  entry: EntryFact,
  document: TabDocumentFact,
  until: number,
  after: () => Held,
  since: 'last write' | 'start' = 'last write',
): Missing | undefined {
  const own = ownTab(facts)
  if (!own || !entry.shared) return undefined
  // Each tab keeps its own copy of what the server answered there; that it was cleared holds for all of them.
  const isCleared = entry.contents[until - 1]?.seen === 'removed'
  if (isCacheOfServer(facts.subject) && !isCleared) return undefined
  // While it was loading it may have read what was written after its beginning.
  const began = entry.reads.find((read) => read.document === document.id && !read.outdated)?.seq ?? 0
  const isKnown = (each: StoredFact | undefined): boolean =>
    each !== undefined &&
    (each.at <= document.startedAt ||
      each.seq < began ||
      (since === 'last write' && each.document === document.id && each.tab === own.name))
  let known = until - 1
  while (known >= 0 && !isKnown(entry.contents[known])) known--
  const foreign = entry.contents.slice(known + 1, until).filter(({ tab }) => tab !== own.name)
  const [first] = foreign
  const last = foreign.at(-1)
  if (!first || !last) return undefined
  const before = entry.contents[known]?.state() ?? initialOf(facts, entry, first)
  if (!before) return undefined
  const memory = memoryIn(own, document, first.seq, entry.contents[until]?.seq ?? Number.POSITIVE_INFINITY)
  const initial = defaultsOf(facts, entry, document, before)
  if (memory.length === 0 || hasTakenRemoval(entry, foreign, before, memory, initial)) return undefined
  const changed = entry.contents[until - 1]?.state()
  const missed = putBack(before, changed, after())
    .filter((place) => hasStayed(place, entry.mount, memory) && !isDefault(place, entry.mount, initial, !changed))
    .map((place) => ({ ...place, by: writerOf(place, foreign) ?? last }))
    .filter((place) => !isOfTheEntry(entry, document, place))
  return missed.length > 0 ? { entry, own, document, missed } : undefined
}

/** Where nothing had been saved, the other tab began with the state that its store was created with. */
function initialOf({ tabs }: TabNeeds, entry: EntryFact, first: StoredFact): Held {
  const other = tabs.find(({ name }) => name === first.tab)
  const created = other?.memory.findLast(({ created: isNew, seq }) => isNew && seq < first.seq)
  return created && heldAt(created.value, { path: entry.mount })
}

/** What the store is created with; unless the app itself created it with what was saved (a reducer's preloaded state). */
function defaultsOf(facts: TabNeeds, entry: EntryFact, { id }: TabDocumentFact, saved: Held): unknown {
  const created = ownTab(facts)?.memory.find((each) => each.created && each.document === id)
  const isPreloaded = created && !facts.persist && same(heldAt(created.value, { path: entry.mount }), saved)
  return isPreloaded ? undefined : created?.value
}

/** What the memory of a document held between two moments, what it held at the first included. */
function memoryIn({ memory }: TabFact, { id }: TabDocumentFact, from: number, to: number): TabFact['memory'] {
  const held: TabFact['memory'][number][] = []
  for (let index = countBefore(memory, to, ({ seq }) => seq) - 1; index >= 0; index--) {
    const state = memory[index]
    if (state?.document !== id) continue
    held.push(state)
    if (state.seq < from) return held.toReversed()
  }
  return []
}

/** Memory has had all along what it had before. */
function hasStayed({ path, element, was }: Place, mount: Path, memory: TabFact['memory']): boolean {
  return memory.every(({ value }) => same(heldAt(value, { path: [...mount, ...path], element }), was))
}

/** The entry is gone, and memory gave up something of it since: it has taken that in, and keeps the rest on purpose. */
function hasTakenRemoval(
  entry: EntryFact,
  foreign: readonly StoredFact[],
  before: Held,
  memory: TabFact['memory'],
  initial: unknown,
): boolean {
  if (!foreign.some(({ seen }) => seen === 'removed')) return false
  const names = isDictionary(before?.value) ? Object.keys(before.value) : ['']
  return names.some((name) => {
    const place = { path: name === '' ? entry.mount : [...entry.mount, name] }
    const [start, ...rest] = memory.map(({ value }) => heldAt(value, place))
    const given = rest.filter((held) => !same(held, start))
    return !isEmpty(start) && given.some((held) => isEmpty(held) || same(held, heldAt(initial, place)))
  })
}

/** What a store starts with is there after a removal as well. `isWhole`: all of the entry was removed. */
function isDefault({ path, was, changed }: Place, mount: Path, initial: unknown, isWhole: boolean): boolean {
  if (changed !== undefined || (path.length !== 1 && !isWhole)) return false
  return isEmpty(was) || same(heldAt(initial, { path: [...mount, ...path] }), was)
}

/** Memory never had it, and the tab had written the same itself: a version, or whatever else goes round the state. */
function isOfTheEntry({ contents }: EntryFact, { id }: TabDocumentFact, { by, ...place }: Missed): boolean {
  const isOwn = ({ document, seen, seq }: StoredFact): boolean => document === id && seen === 'written' && seq < by.seq
  return !place.was && contents.some((each) => isOwn(each) && same(heldAt(each.state()?.value, place), place.changed))
}

/** The last of the writes that changed a place. */
function writerOf(place: Place, foreign: readonly StoredFact[]): StoredFact | undefined {
  const index = foreign.findLastIndex((each, at) => {
    const before = foreign[at - 1]
    const now = heldAt(each.state()?.value, place)
    return same(now, place.changed) && !same(before ? heldAt(before.state()?.value, place) : place.was, now)
  })
  return foreign[index]
}
