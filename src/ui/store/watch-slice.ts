import type { StateCreator } from 'zustand/vanilla'
import { linkEnd } from '../../core/link/decision'
import { formatPath, parsePath, type Path } from '../../core/value/path'
import type { PanelState } from './store'

/** A path that the user keeps an eye on. */
export interface Watch {
  /** What the subject is about, without its tab, so that it is found again after a reload and in another tab. */
  subject: string
  /** As it is written. */
  path: string
}

/** The paths that the user keeps an eye on. */
export interface WatchSlice {
  /** Of every origin, in the order in which they were made. */
  watches: readonly Watch[]
  /** What was kept, or changed in another panel. */
  takeWatches: (watches: readonly Watch[]) => void
  /** Watches a path, or no longer. */
  toggleWatch: (watch: Watch) => void
}

export const createWatchSlice: StateCreator<PanelState, [], [], WatchSlice> = (set) => ({
  watches: [],
  takeWatches: (watches) => set({ watches }),
  toggleWatch: (watch) =>
    set(({ watches }) => {
      const others = watches.filter((each) => !isSameWatch(each, watch))
      return { watches: others.length < watches.length ? others : [...watches, watch] }
    }),
})

export const watchOf = (subject: { id: string }, path: Path): Watch => ({
  subject: linkEnd(subject.id),
  path: formatPath(path),
})

export const isSameWatch = (a: Watch, b: Watch): boolean => a.subject === b.subject && a.path === b.path

const LONGEST = 4_000

/** The watches among what somebody else wrote; what is none is left out. */
export function readWatches(input: unknown): Watch[] {
  return Array.isArray(input) ? input.filter(isWatch) : []
}

function isWatch(input: unknown): input is Watch {
  if (typeof input !== 'object' || input === null || !('subject' in input) || !('path' in input)) return false
  const { subject, path } = input
  if (typeof subject !== 'string' || subject === '' || typeof path !== 'string') return false
  return subject.length <= LONGEST && path.length <= LONGEST && parsePath(path) !== undefined
}
