import type { StateCreator } from 'zustand'
import type { PanelState } from './store'

/** A part of the recorded time, ms since the epoch. */
export interface TimeRange {
  from: number
  to: number
}

/** How fast play goes from event to event, in events a second. */
export const SPEEDS = [1, 2, 5, 10] as const
export type Speed = (typeof SPEEDS)[number]

/** The moment that every view shows, and the part of the time that the timeline shows. */
export interface PlayheadSlice {
  /** Id of the last event that counts; undefined: now, and whatever comes. */
  playhead: string | undefined
  playing: boolean
  speed: Speed
  /** Id of the event whose moment is kept to be compared with that of the playhead. */
  markedMoment: string | undefined
  /** undefined: all of it, and whatever comes. */
  timeRange: TimeRange | undefined
  movePlayhead: (event: string | undefined) => void
  setPlaying: (playing: boolean) => void
  setSpeed: (speed: Speed) => void
  markMoment: (event: string | undefined) => void
  setTimeRange: (range: TimeRange | undefined) => void
}

/** Another recording is shown: what was a moment of the one before is none of this. */
export const AT_NOW = { playhead: undefined, playing: false, markedMoment: undefined, timeRange: undefined } as const

export const createPlayheadSlice: StateCreator<PanelState, [], [], PlayheadSlice> = (set) => ({
  ...AT_NOW,
  speed: 2,
  movePlayhead: (playhead) => set({ playhead }),
  setPlaying: (playing) => set({ playing }),
  setSpeed: (speed) => set({ speed }),
  markMoment: (markedMoment) => set({ markedMoment }),
  setTimeRange: (timeRange) => set({ timeRange }),
})
