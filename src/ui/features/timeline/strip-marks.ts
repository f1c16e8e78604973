import type { Layer, TimelineEvent } from '../../../core/diagnosis'

/** Lanes of the strip, top to bottom. */
export const LANES: readonly Layer[] = ['memory', 'storage', 'server', 'hydration']

/** A mark on a lane: `x` and `width` are shares of the strip, 0 to 1. */
export interface Mark {
  x: number
  width: number
  failed: boolean
  /** The event a click selects. */
  event: string
}

/** Marks closer than this share of the strip are drawn as one. */
const NARROWEST = 0.004

/** Places events on their lanes between `start` and `end` (ms since the epoch), joining what would overlap. */
export function stripMarks(events: readonly TimelineEvent[], start: number, end: number): Map<Layer, Mark[]> {
  const span = Math.max(1, end - start)
  const lanes = new Map<Layer, Mark[]>(LANES.map((lane) => [lane, []]))
  for (const event of events) {
    const lane = lanes.get(event.layer)
    if (!lane) continue
    const x = Math.min(1, Math.max(0, (event.at - start) / span))
    const last = lane.at(-1)
    if (last && x - (last.x + last.width) < NARROWEST && !(event.failed && !last.failed)) {
      last.width = Math.max(last.width, x - last.x)
      last.failed ||= event.failed
    } else lane.push({ x, width: 0, failed: event.failed, event: event.id })
  }
  return lanes
}
