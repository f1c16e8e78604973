import type { TimeRange } from '../../store/playhead-slice'

/** The least time that is shown, ms: events are recorded to the millisecond. */
const LEAST = 4

/** A range of time over a width in px. */
export interface Scale extends TimeRange {
  width: number
}

export const xOf = ({ from, to, width }: Scale, at: number): number => ((at - from) / (to - from)) * width
export const timeAt = ({ from, to, width }: Scale, x: number): number => from + (x / Math.max(1, width)) * (to - from)

/** A range within bounds, and no shorter than can be told apart. */
export function within({ from, to }: TimeRange, bounds: TimeRange): TimeRange {
  const span = Math.min(Math.max(to - from, LEAST), bounds.to - bounds.from)
  const start = Math.min(Math.max(from, bounds.from), bounds.to - span)
  return { from: start, to: start + span }
}

/** Shows more (`factor` above 1) or less around a moment, which stays where it is. */
export function zoomed({ from, to }: TimeRange, at: number, factor: number, bounds: TimeRange): TimeRange {
  const kept = Math.min(to, Math.max(from, at))
  const span = Math.min(Math.max((to - from) * factor, LEAST), bounds.to - bounds.from)
  const start = kept - ((kept - from) / (to - from)) * span
  return within({ from: start, to: start + span }, bounds)
}

export const panned = ({ from, to }: TimeRange, by: number, bounds: TimeRange): TimeRange =>
  within({ from: from + by, to: to + by }, bounds)

/** The same range, or one of its length with the moment in its middle where it is not in it. */
export function revealed(range: TimeRange, at: number, bounds: TimeRange): TimeRange {
  return at >= range.from && at <= range.to ? range : panned(range, at - (range.from + range.to) / 2, bounds)
}
