import type { ChosenIdentity } from '../value/identity'
import type { Path } from '../value/path'

/** payload: what the server rendered the page with: shown beside the rest, never compared once the page has gone on. */
export type Role = 'memory' | 'storage' | 'server' | 'rendered' | 'tab' | 'payload'

/** One column of a comparison: a reading of a source. */
export interface AlignInput {
  role: Role
  /** false: the source holds nothing now (an entry that does not exist). */
  present: boolean
  value: unknown
  /** Where the value stands in the subject: `['scenes']` for `GET /api/scenes`. */
  mount: Path
  /** Why the reading could not be decoded. */
  unreadable?: string
  /** Whether partialize leaves this path out. */
  excludes?: (path: Path) => boolean
  /** Whether it may say something of its own there: its writer transforms what it saves, a library's books of each copy. */
  derives?: (path: Path) => boolean
  /** The value has passed through JSON, so that what JSON loses is no difference. */
  serialized: boolean
  /** Whether a write that would bring this path up to date is under way. */
  pending?: (path: Path) => boolean
  /** What owned this source is gone. */
  orphan?: boolean
}

export interface AlignOptions {
  /** The last value that columns `a` and `b` had in common at a path; `undefined` in it: both had nothing there. */
  ancestor: (path: Path, a: number, b: number) => { value: unknown } | undefined
  /** How a person says that elements of the array at a path are the same. */
  identity?: (path: Path) => ChosenIdentity | undefined
  /** Whether what differs at a path, or below it, is to be counted apart from the rest. */
  ignored?: (path: Path) => boolean
}

// What a column has where it has no value. Symbols cannot be confused with values: decoding never makes one.
export const ABSENT = Symbol('absent')
export const OUTSIDE = Symbol('outside')
export const EXCLUDED = Symbol('excluded')

/** What a column had here once, and does not say of now. */
export class Past {
  constructor(readonly value: unknown) {}
}

/** Stands above the mount of a column: what the column holds is further down, along `step`. */
export class Mounted {
  constructor(
    readonly step: string | number,
    readonly inner: unknown,
  ) {}
}
