import type { EntryFact, HydrationFact, StoredFact } from '../facts'

/** What the entry held when a hydration read it: writes since its start aside. */
export function savedFor(entry: EntryFact, { started, finished, document }: HydrationFact): StoredFact | undefined {
  const until = finished?.seq ?? Number.POSITIVE_INFINITY
  return entry.contents.findLast(
    (each) =>
      each.seq <= until &&
      (each.seen === 'found' || each.seen === 'read' || each.document !== document || each.seq < started.seq),
  )
}
