import type { DiagnosedSubject, Layer, TimelineEvent } from '../../../core/diagnosis'

/** Lanes of the strip, top to bottom. That of the other tabs is there where they have done something. */
const LANES: readonly Layer[] = ['memory', 'storage', 'server', 'hydration']
const OTHERS: Layer = 'tabs'

/** A mark on a lane: `x` and `width` are shares of the strip, 0 to 1. */
export interface Mark {
  x: number
  width: number
  failed: boolean
  /** A click selects the first. */
  events: [TimelineEvent, ...TimelineEvent[]]
}

/** Marks closer than this share of the strip are drawn as one. */
const NARROWEST = 0.004

/** The events of a subject, and as those of other tabs what they did to the copies it is compared with. */
export function stripEvents(events: readonly TimelineEvent[], subject: DiagnosedSubject): TimelineEvent[] {
  const sources = new Set(subject.sources)
  return events.flatMap((event) => {
    if (event.subject === subject.id) return event
    const isOther = subject.tab !== '' && event.tab !== subject.tab && sources.has(event.source)
    return isOther ? { ...event, layer: OTHERS } : []
  })
}

/** Places events on their lanes between `start` and `end` (ms since the epoch), joining what would overlap. */
export function stripMarks(events: readonly TimelineEvent[], start: number, end: number): Map<Layer, Mark[]> {
  const span = Math.max(1, end - start)
  const names = events.some(({ layer }) => layer === OTHERS) ? [...LANES, OTHERS] : LANES
  const lanes = new Map<Layer, Mark[]>(names.map((lane) => [lane, []]))
  for (const event of events) {
    const lane = lanes.get(event.layer)
    if (!lane) continue
    const x = Math.min(1, Math.max(0, (event.at - start) / span))
    const last = lane.at(-1)
    if (last && x - (last.x + last.width) < NARROWEST && !(event.failed && !last.failed)) {
      last.width = Math.max(last.width, x - last.x)
      last.failed ||= event.failed
      last.events.push(event)
    } else lane.push({ x, width: 0, failed: event.failed, events: [event] })
  }
  return lanes
}
