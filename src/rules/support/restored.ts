import type { Facts, RestoreFact } from '../../core/facts'
import { since } from '../../core/timeline/clock'
import { lookup, type Path } from '../../core/value/path'

/** The last time that each entry was taken in. */
export function latestRestores(restores: readonly RestoreFact[]): RestoreFact[] {
  return [...new Map(restores.map((restore) => [restore.entry.source, restore])).values()]
}

/** A path of what was restored, in the state of the subject. */
export function inState({ entry }: RestoreFact, path: Path): Path {
  return [...entry.mount, ...path]
}

/** What memory holds at a path of what was restored: now, or when the page that restored it was left. */
export function heldNow(
  { changes, documents, memory, now }: Pick<Facts, 'changes' | 'documents' | 'memory' | 'now'>,
  restore: RestoreFact,
  path: Path,
): { value: unknown } | undefined {
  const place = inState(restore, path)
  const leftAt = documents.find(({ id }) => id === restore.document)?.leftAt
  const isLast = leftAt === undefined && documents.at(-1)?.id === restore.document
  if (isLast) return memory && lookup(memory.value, place)
  const last = changes.findLast(({ document, at }) => document === restore.document && at <= (leftAt ?? now))
  return last ? lookup(last.after, place) : lookup(restore.after, path)
}

/** The events that show it. */
export function evidenceOf({ found, hydration, event }: RestoreFact): string[] {
  return [found.event, ...(hydration ? [hydration.started.event] : []), event]
}

/** `hydration #1 at +21 ms` */
export function tellRestore({ documents }: Pick<Facts, 'documents'>, { hydration, document, at }: RestoreFact): string {
  const start = documents.find(({ id }) => id === document)?.startedAt ?? at
  return `${hydration ? `hydration #${hydration.number}` : 'reading what was saved'} at ${since(start, at)}`
}
