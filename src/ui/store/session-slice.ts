import type { StateCreator } from 'zustand/vanilla'
import type { Diagnosis } from '../../core/diagnosis'
import type { SessionContext } from '../../core/session/to-session'
import type { Recording } from '../../core/timeline/recording'
import type { ChosenSubject } from './selection-slice'
import { AT_NOW } from './playhead-slice'
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
  /** What was chosen among the live subjects, for when the session is closed. */
  chosenLive: ChosenSubject | undefined
  openSession: (session: OpenSession) => void
  /** The same session, judged by other settings. */
  rejudgeSession: (diagnosis: Diagnosis) => void
  closeSession: () => void
}

export const createSessionSlice: StateCreator<PanelState, [], [], SessionSlice> = (set) => ({
  session: undefined,
  chosenLive: undefined,
  openSession: (session) =>
    set((state) => ({
      session,
      chosenLive: state.session ? state.chosenLive : state.chosen,
      chosen: undefined,
      event: undefined,
      ...AT_NOW,
      notice: undefined,
    })),
  rejudgeSession: (diagnosis) => set(({ session }) => ({ session: session && { ...session, diagnosis } })),
  closeSession: () =>
    set((state) => ({
      session: undefined,
      chosen: state.chosenLive,
      chosenLive: undefined,
      event: undefined,
      ...AT_NOW,
    })),
})
