import type { Moment } from './moment'
import type { EntryFact, StoredFact } from './storage'
import type { HydrationFact } from './store'

/**
 * A store took in what was saved: by a hydration that its library told of, or by the first change of a document that put there
 * what an entry held. The moment is when it was done. All values are those at the entry's `mount`.
 */
export interface RestoreFact extends Moment {
  entry: EntryFact
  /** What stood in the entry. */
  found: StoredFact
  hydration?: HydrationFact
  /** What the store was created with in that document, and what it held just before; absent where nobody saw that. */
  initial?: { value: unknown }
  before?: { value: unknown }
  /** What was handed on to the store: what was read, migrated where that was done in time. */
  given: unknown
  migrated: boolean
  after: unknown
}
