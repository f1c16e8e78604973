import type { StateCreator } from 'zustand/vanilla'
import type { Diagnosis } from '../../core/diagnosis'
import { type LiveStatus, NO_STATUS } from '../live'
import type { PanelState } from './store'

/** What is known of the inspected page now. */
export interface LiveSlice {
  status: LiveStatus
  live: Diagnosis | undefined
  /** A failure of ours while judging: shown, with the last good diagnosis kept. */
  liveFailure: string | undefined
  /** While judging takes long: how long the last one took, ms, and whether the next has begun. */
  judging: { took: number; isUnderWay: boolean } | undefined
  setJudging: (judging: LiveSlice['judging']) => void
  setStatus: (status: LiveStatus) => void
  setLive: (diagnosis: Diagnosis) => void
  setLiveFailure: (message: string) => void
}

export const createLiveSlice: StateCreator<PanelState, [], [], LiveSlice> = (set) => ({
  status: NO_STATUS,
  live: undefined,
  liveFailure: undefined,
  judging: undefined,
  setJudging: (judging) => set({ judging }),
  setStatus: (status) => set({ status }),
  setLive: (live) => set({ live, liveFailure: undefined }),
  setLiveFailure: (liveFailure) => set({ liveFailure }),
})
