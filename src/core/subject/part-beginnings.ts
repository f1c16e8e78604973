import type { EntryFact } from '../facts'
import type { Reading } from '../timeline/history'
import { lookup } from '../value/path'

/** How a part of a state came into being in a document, and the first change of it; both are those of the whole state. */
export type Beginning = readonly [created: Reading, changed: Reading]

/**
 * Of entries that hold a part of a state (atoms, slices): how those begin in one document, which may be long after the store
 * did, and become something else within so many milliseconds. Goes through the readings once.
 */
export function partBeginnings(
  readings: readonly Reading[],
  entries: readonly EntryFact[],
  within: number,
): Map<EntryFact, Beginning> {
  const found = new Map<EntryFact, Beginning>()
  const created = new Map<EntryFact, Reading>()
  const pending = new Map<unknown, Set<EntryFact>>()
  for (const entry of entries) {
    const [head] = entry.mount
    if (head !== undefined) pending.set(head, (pending.get(head) ?? new Set()).add(entry))
  }
  for (const reading of readings) {
    if (pending.size === 0) break
    for (const head of touched(reading) ?? pending.keys()) {
      const waiting = pending.get(head)
      for (const entry of waiting ?? []) {
        const first = created.get(entry)
        const part = partOf(reading, entry)
        if (!first && part) created.set(entry, reading)
        if (!first || partOf(first, entry)?.value === part?.value) continue
        waiting?.delete(entry)
        if (reading.at - first.at <= within) found.set(entry, [first, reading])
      }
      if (waiting?.size === 0) pending.delete(head)
    }
  }
  return found
}

function partOf(reading: Reading, { mount }: EntryFact): { value: unknown } | undefined {
  return lookup(reading.content().value, mount)
}

/** The members of the state that a reading changes; undefined: any. */
function touched({ entry: { event } }: Reading): Set<unknown> | undefined {
  const steps = event.type === 'store-changed' && event.state === undefined ? event.steps : undefined
  const heads = steps?.map(({ path: [head] }) => head)
  return heads?.every((head) => head !== undefined) ? new Set(heads) : undefined
}
