import type { State } from '../session/session'
import type { Path } from '../value/path'

/** What one source has at one path of a comparison. */
export type Cell =
  | { kind: 'value'; value: unknown }
  /** The source covers this path and has nothing there. */
  | { kind: 'absent' }
  /** The source is not meant to hold this path: a server resource mounted elsewhere. */
  | { kind: 'outside' }
  /** The source had this when the page was loaded; the page has gone on since. */
  | { kind: 'past'; value: unknown }
  /** Left out by partialize, or of a kind that the codec never writes (functions). */
  | { kind: 'excluded' }
  | { kind: 'unreadable'; why: string }
  | { kind: 'truncated' }

/** Whether a source could not be read, or not in full, where the others are compared without it: it says nothing there. */
export function isUnread({ state, cells }: Pick<AlignedNode, 'state' | 'cells'>, column: number): boolean {
  if (state === 'unreadable' || state === 'unknown (truncated)') return false
  const kind = cells[column]?.kind
  return kind === 'unreadable' || kind === 'truncated'
}

/** One path of the aligned tree. Array elements that align by identity have that identity, as a string, for their step. */
export interface AlignedNode {
  path: Path
  /** One per column, in column order. */
  cells: Cell[]
  state: State
  /** What serialization loses here, when `state` says so: `Map becomes {}`. */
  loses?: string
  /** Array elements only: the positions differ between the columns. */
  moved?: boolean
  /**
   * Paths below and including this one that are divergences: the rows that differ, not their ancestors. What is absent as a
   * whole counts once; the rows inside it take its state over and say 1. `divergences` lists what the root counts.
   */
  divergent: number
  /** This very row is a divergence (or a benign difference), not only rows below it. */
  own?: boolean
  /** The state that this very row counts with, where it is listed; `state` may come from rows below. */
  ownState?: State | undefined
  /** Repeats the state of a row above, which counts it: nothing differs here, or below, that is not said there. */
  repeats?: true
  /** Divergent paths below that are benign. */
  benign: number
  /** At or below a path that is ignored: the row keeps its state, but counts neither as divergent nor as benign. */
  ignored?: true
  /** Paths below and including this one that differ and are ignored; absent when there are none. */
  ignoredCount?: number
  /** Members, in the first column's order; computed on first call, so that equal subtrees cost nothing. Empty for leaves. */
  children: () => readonly AlignedNode[]
  /** The same one by one, for who needs few of many. */
  members: () => Members
  expandable: boolean
}

/** The members of a row: each is made when it is asked for. */
export interface Members {
  readonly length: number
  at: (index: number) => AlignedNode | undefined
  /** The last step of a member's path, without making it. */
  step: (index: number) => string | number
  /** Whether a member is expandable, without making it. */
  isExpandable: (index: number) => boolean
  /** Index of the member with this step; -1 where there is none. */
  indexOf: (step: string | number) => number
  /** Indices of the members that are not plainly equal, in order. */
  unequal: () => readonly number[]
}
