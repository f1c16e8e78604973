import type { SourceKind } from '../timeline/event'
import type { Content } from '../timeline/history'
import type { Path } from '../value/path'
import type { Moment } from './moment'

export interface EntryFact {
  source: string
  kind: SourceKind
  /** `localStorage`, `IndexedDB` */
  area: string
  key: string
  mount: Path
  /** Tabs have it in common. */
  shared: boolean
  /** What it held over time, in order. */
  contents: readonly StoredFact[]
  /**
   * Reads that were answered, also those that found nothing new; `at` is when, `startedAt` when they were asked for. `outdated`: another
   * tab's write had not come through yet.
   */
  reads: readonly (Moment & { startedAt: number; present: boolean; outdated: boolean })[]
  /** Attempts to write or remove, refused ones included; `at` is when the call was made, `attempted` what was refused. */
  writes: readonly (Moment & { by: string; observed: boolean; refused?: string; attempted?: () => Content })[]
  /** The longest time a write came after the change before it, ms. */
  longestDelay: number
}

/** What an entry held from a moment on. */
export interface StoredFact extends Moment {
  seen: 'found' | 'read' | 'written' | 'removed'
  by: string
  /** The tab that wrote it, or found or read it: `tab 2`; `another tab` where that one was not recorded. */
  tab: string
  content: () => Content
  /** The content as the store holds it at `mount`; undefined where there is none, or none that can be read. */
  state: () => { value: unknown } | undefined
}

/** An entry of sessionStorage that a tab found at its beginning, copied from another tab that was there. */
export interface CloneFact {
  source: string
  key: string
  mount: Path
  /** The tab, and the one whose copy it began with: `tab 2`, `tab 1`. */
  tab: string
  from: string
  /** The browser says that the one opened the other. */
  opened: boolean
  copied: CopyFact
  /** What each of the two has written or removed since. */
  own: readonly CopyFact[]
  original: readonly CopyFact[]
}

export interface CopyFact extends Moment {
  by: string
  /** What was there from then on, as the subject holds it; undefined: no entry. */
  held: () => { value: unknown } | undefined
}

/** A storage area or database refused an access as a whole: reading `localStorage` threw, a database could not be opened. */
export interface RefusalFact extends Moment {
  /** `localStorage`, `IndexedDB` */
  area: string
  /** `SecurityError` */
  error: string
  by: string
  task: number
  /** What the store was doing: `change` is the same task as a change of it, `later` soon after one; `other` is anybody's. */
  during: 'creation' | 'hydration' | 'change' | 'later' | 'other'
  change?: string
}
