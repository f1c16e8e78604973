import type { Path } from '../value/path'
import type { Moment } from './moment'
import type { EntryFact } from './storage'

export interface SubjectFact {
  id: string
  name: string
  /** Adapter of its store, '' for none. */
  library: string
}

export interface PersistFact {
  name: string
  version: number
  hasMigrate: boolean
  /** Through its library's own web storage, which does nothing where the browser refuses one. */
  webStorage: boolean
  /** What partialize leaves out. */
  omits: readonly Path[]
}

export interface DocumentFact {
  id: string
  startedAt: number
  leftAt?: number
  left?: string
  /** What the store was created with there; absent where nobody saw that. */
  initial?: { value: unknown }
}

export interface HydrationFact {
  number: number
  document: string
  /** The version that the store declared in that document. */
  version: number
  started: Moment
  read?: Moment & { state?: unknown }
  migrated?: Moment & { state: unknown; fromVersion?: number }
  /** applied or failed; `error` as in `SyntaxError: Unexpected end of JSON input` */
  finished?: Moment & { failed: boolean; error?: string }
  /** The store's state just before and after it was applied. */
  before?: { value: unknown }
  after?: { value: unknown }
}

export interface ChangeFact extends Moment {
  by: string
  hydration?: number
  before?: { value: unknown }
  after: unknown
  /** Members at the top of the state that it set to another value. */
  fields: () => readonly string[]
}

/** A part of a store that is persisted by itself (a nested `persistReducer`), told as if it were a store. */
export interface PartFact {
  mount: Path
  subject: SubjectFact
  persist: PersistFact
  hydrations: readonly HydrationFact[]
  changes: readonly ChangeFact[]
  entries: readonly EntryFact[]
  memory: { value: unknown } | undefined
}
