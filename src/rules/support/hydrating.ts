import type { ChangeFact, EntryFact, Facts, HydrationFact } from '../../core/facts'
import { field, fieldNames } from '../../core/timeline/fields'

export { savedFor } from '../../core/subject/saved-for'

type Needs = Pick<Facts, 'changes' | 'documents' | 'now'>

/** What a store's entry held at some time. */
export type Stored = EntryFact['contents'][number]

/** When the document of a hydration was left, or now. */
export function endOf({ documents, now }: Needs, { document }: HydrationFact): { at: number; left: boolean } {
  const leftAt = documents.find(({ id }) => id === document)?.leftAt
  return { at: leftAt ?? now, left: leftAt !== undefined }
}

/** When the document of a hydration began, ms since the epoch. */
export function startOf({ documents }: Needs, { document }: { document: string }): number {
  return documents.find(({ id }) => id === document)?.startedAt ?? 0
}

/** What memory held when the document of a hydration was left, or holds now. */
export function memoryAfter(facts: Needs, hydration: HydrationFact): unknown {
  const { at } = endOf(facts, hydration)
  const last = facts.changes.findLast((each) => each.document === hydration.document && each.at <= at)
  return last ? last.after : hydration.after?.value
}

/** The change by which a hydration put what it had read into the store. */
export function appliedBy({ changes }: Needs, { document, number }: HydrationFact): ChangeFact | undefined {
  return changes.find((each) => each.document === document && each.hydration === number)
}

/** What became of the entry after it held that; undefined while it still does. */
export function replacedAfter(entry: EntryFact, stored: Stored): Stored | undefined {
  return entry.contents[entry.contents.indexOf(stored) + 1]
}

/** The fields of a saved state that say something. */
export function filledFields(state: unknown): string[] {
  return fieldNames(state).filter((name) => {
    const value = field(state, name)
    return value !== undefined && value !== null && value !== ''
  })
}
