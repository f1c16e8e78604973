import type { Path } from '../value/path'
import type { Moment } from './moment'

/** A page was left, and the next page of the same tab has the store again. */
export interface ReloadFact {
  left: Moment
  /** The first fact of the store in the new document. */
  began: Moment
  /** Address and path are the same. */
  samePage: boolean
  /** What the store held when the page was left, since when, and what it had been created with there. */
  before: Moment & { value: unknown; created: { value: unknown } | undefined }
  /** What the store held in the new document, in order, from what it was created with on. */
  states: readonly (Moment & { value: unknown; hydration?: number })[]
  /**
   * What it held when the new document had come to rest (nothing happened to the subject for a second, no request was under
   * way); undefined: it has not yet.
   */
  settled?: { at: number; value: unknown }
  /** What the store's persistence leaves out, in the document that was left. */
  omits: readonly Path[]
  /** The entries that were found to belong to the store by more than their looks. */
  persists: readonly string[]
  /** Whether the entry of a source leaves a path out, or makes another value of it, by its own design. */
  leavesOut: (source: string, path: Path) => boolean
  /** Whether the store's library notes at a path what is true of this one copy: who subscribes, which request is under way. */
  isVolatile: (path: Path) => boolean
}
