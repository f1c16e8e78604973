import { useEffect } from 'react'
import { playheadEvent } from '../../store/selectors'
import { stepPlayhead, steppedEvents } from '../../store/stepping'
import { usePanel, usePanelStore } from '../../store/store'

/** While it plays, the playhead goes from event to event, until it has come to now. */
export function usePlayback(): void {
  const store = usePanelStore()
  const playing = usePanel((state) => state.playing)
  const speed = usePanel((state) => state.speed)
  useEffect(() => {
    if (!playing) return undefined
    const timer = setInterval(() => {
      const state = store.getState()
      stepPlayhead(state, 1)
      if (store.getState().playhead === undefined) state.setPlaying(false)
    }, 1_000 / speed)
    return () => clearInterval(timer)
  }, [store, playing, speed])
}

/** Plays from the playhead on, from the first event when it stands at now; or pauses. */
export function togglePlay(store: ReturnType<typeof usePanelStore>): void {
  const state = store.getState()
  if (!state.playing && !playheadEvent(state)) state.movePlayhead(steppedEvents(state)[0]?.id)
  state.setPlaying(!state.playing)
}
