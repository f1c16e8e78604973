import { useCallback } from 'react'
import type { Diagnosis } from '../../core/diagnosis'
import { useServices } from '../services'
import { choicesOf } from './diagnosing'
import { liveContext } from './live-context'
import { usePanelStore } from './store'

/** Keeps what is known now, or the open file. A recording is never changed, so nothing is copied. */
export function useTakeSnapshot(): () => void {
  const { live, diagnose, creator } = useServices()
  const store = usePanelStore()
  return useCallback(() => {
    const state = store.getState()
    if (state.session) {
      state.keepSession()
      return
    }
    const recording = live.recording()
    const choices = choicesOf(state)
    const context = liveContext(recording, creator)
    let judged: Diagnosis | undefined
    state.keepSnapshot({
      at: recording.now,
      url: context.url ?? state.status.url,
      isFile: false,
      recording,
      context,
      diagnosis: () => (judged ??= diagnose(recording, choices)),
    })
  }, [store, live, diagnose, creator])
}
