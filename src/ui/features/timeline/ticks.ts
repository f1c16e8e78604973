import { clock, clockSeconds } from '../../components/time'
import { type Scale, xOf } from './scale'

export interface Tick {
  x: number
  label: string
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** What people count time in, ms. */
const STEPS = [
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  200,
  500,
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12, 24].map((n) => n * HOUR),
]

/** Moments of the axis at least `apart` px from one another, on the hours, minutes and seconds of the clock. */
export function ticks(scale: Scale, apart: number): Tick[] {
  const least = ((scale.to - scale.from) / Math.max(1, scale.width)) * apart
  const step = STEPS.find((each) => each >= least) ?? Math.ceil(least / (24 * HOUR)) * 24 * HOUR
  const label = step < SECOND ? clock : clockSeconds
  // Clocks that are not whole hours away from UTC have their minutes elsewhere only for steps of hours.
  const found: Tick[] = []
  for (let at = Math.ceil(scale.from / step) * step; at <= scale.to; at += step)
    found.push({ x: xOf(scale, at), label: label(at) })
  return found
}
