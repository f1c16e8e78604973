import type { Diagnosis } from '../../core/diagnosis'
import type { Recording } from '../../core/timeline/recording'
import type { Live } from '../live'
import type { PanelStore } from './store'

/** ms: gathers a burst of changes into one diagnosis. */
const GATHER = 120
/** Diagnosing may take at most one part in so many of the panel's time. */
const SHARE = 5

export type Diagnose = (recording: Recording) => Diagnosis

/**
 * Judges the live recording anew after each change, gathered over `GATHER` ms and stretched by how long the last one took,
 * so that typing and scrolling stay free. A throw becomes a sentence in the panel. Returns how to stop.
 */
export function keepDiagnosed(
  store: PanelStore,
  live: Live,
  diagnose: Diagnose,
  now = () => performance.now(),
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let took = 0
  const judge = (): void => {
    timer = undefined
    const start = now()
    try {
      store.getState().setLive(diagnose(live.recording()))
    } catch (error) {
      store.getState().setLiveFailure(error instanceof Error ? error.message : String(error))
    }
    took = now() - start
  }
  const changed = (): void => {
    store.getState().setStatus(live.status())
    timer ??= setTimeout(judge, Math.max(GATHER, took * SHARE))
  }
  const stop = live.subscribe(changed)
  changed()
  return () => {
    stop()
    clearTimeout(timer)
  }
}
