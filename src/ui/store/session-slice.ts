import type { StateCreator } from 'zustand/vanilla'
import type { Diagnosis } from '../../core/diagnosis'
import type { SessionContext } from '../../core/session/to-session'
import type { Recording } from '../../core/timeline/recording'
import type { PanelState } from './store'

/** A saved session opened read-only; what is live goes on beside it. */
export interface OpenSession {
  file: string
  /** Moment of the recording's end, ms since the epoch. */
  recordedAt: number
  url: string
  recording: Recording
  context: SessionContext
  diagnosis: Diagnosis
}

export interface SessionSlice {
  session: OpenSession | undefined
  openSession: (session: OpenSession) => void
  closeSession: () => void
}

export const createSessionSlice: StateCreator<PanelState, [], [], SessionSlice> = (set) => ({
  session: undefined,
  openSession: (session) => set({ session, chosen: undefined, event: undefined, notice: undefined }),
  closeSession: () => set({ session: undefined, chosen: undefined, event: undefined }),
})
