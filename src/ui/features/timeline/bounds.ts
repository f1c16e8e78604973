import type { Diagnosis } from '../../../core/diagnosis'
import type { TimeRange } from '../../store/playhead-slice'

/** The least share of the time that is left after the last event, and ms. */
const AFTER = 0.15
const LEAST = 200

/** All of the recorded time. A long silence after the last event would press everything to the left: it is cut. */
export function boundsOf({ events, at }: Pick<Diagnosis, 'events' | 'at'>): TimeRange {
  const from = events[0]?.at ?? at
  const last = events.at(-1)?.at ?? at
  return { from, to: Math.max(from + 1, Math.min(at, last + Math.max(LEAST, (last - from) * AFTER))) }
}
