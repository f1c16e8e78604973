import type { Diagnosis } from '../../core/diagnosis'
import { THRESHOLDS } from '../../core/thresholds'
import type { Recording } from '../../core/timeline/recording'
import type { Live } from '../live'
import type { PanelStore } from './store'

/** ms: gathers a burst of changes into one diagnosis. */
const GATHER = 120
/** Diagnosing may take at most one part in so many of the panel's time. */
const SHARE = 5
/**
 * ms: some rules speak only once nothing has happened for a while (settled, not rolled back, not written in time), so the
 * recording is judged again this often after its last change, for this long.
 */
const AGAIN = THRESHOLDS.settledAfterMs
const UNTIL = 4 * THRESHOLDS.writeWithinMs

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
  let lastChange = 0
  const judge = (): void => {
    gathering = false
    const start = now()
    try {
      store.getState().setLive(diagnose(live.recording()))
    } catch (error) {
      store.getState().setLiveFailure(error instanceof Error ? error.message : String(error))
    }
    took = now() - start
    if (Date.now() - lastChange < UNTIL) later(AGAIN)
  }
  const later = (wait: number): void => {
    clearTimeout(timer)
    timer = setTimeout(judge, Math.max(wait, took * SHARE))
  }
  let gathering = false
  const changed = (): void => {
    store.getState().setStatus(live.status())
    lastChange = Date.now()
    if (gathering) return
    gathering = true
    later(GATHER)
  }
  const stop = live.subscribe(changed)
  changed()
  return () => {
    stop()
    clearTimeout(timer)
  }
}
