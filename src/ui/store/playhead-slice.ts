import type { StateCreator } from 'zustand'
import type { PanelState } from './store'

/** The moment that every view shows. */
export interface PlayheadSlice {
  /** Id of the last event that counts; undefined: now, and whatever comes. */
  playhead: string | undefined
  movePlayhead: (event: string | undefined) => void
}

export const createPlayheadSlice: StateCreator<PanelState, [], [], PlayheadSlice> = (set) => ({
  playhead: undefined,
  movePlayhead: (playhead) => set({ playhead }),
})
