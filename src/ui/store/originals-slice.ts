import type { StateCreator } from 'zustand/vanilla'
import type { PanelState } from './store'

/** Where a frame's code was written, by the source map of its script. */
export interface Original {
  /** Address of the source, as DevTools calls it. */
  url: string
  /** From 1, as is the column. */
  line: number
  column: number
  /** The function's name before it was minified; absent where it cannot be told. */
  fn?: string
}

/** Places in code as they were written, of what the user has asked to look up. For the panel's life. */
export interface OriginalsSlice {
  originalsShown: boolean
  /** Source maps are requested from the page's own origins as they are needed: the user has said so. */
  originalsUnasked: boolean
  /** By `frameKey`; undefined: the map has none. */
  originals: Readonly<Record<string, Original | undefined>>
  /** What would have to be requested to know more. */
  mapRequests: readonly string[]
  /** The user is asked whether to send them. */
  mapsAsked: boolean
  /** By address of a script: why its frames stay as they are, as a sentence. */
  mapProblems: Readonly<Record<string, string>>
  setOriginals: (change: Partial<OriginalsState>) => void
}

type OriginalsState = Omit<OriginalsSlice, 'setOriginals'>

export const createOriginalsSlice: StateCreator<PanelState, [], [], OriginalsSlice> = (set) => ({
  originalsShown: false,
  originalsUnasked: false,
  originals: {},
  mapRequests: [],
  mapsAsked: false,
  mapProblems: {},
  setOriginals: (change) => set(change),
})

/** Names a place in code. */
export const frameKey = ({ url, line, column }: { url: string; line: number; column: number }): string =>
  `${url}:${line}:${column}`
