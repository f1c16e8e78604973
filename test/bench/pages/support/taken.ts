import { type Times, timesOf } from './measure'

/** Times of a sample, and how many calls it was. */
export interface Taken extends Times {
  calls: number
  /** How far the three least samples lie apart: what of them is noise. */
  spread: number
}

export function takenOf(samples: readonly number[], calls: number): Taken {
  const [least = 0, , third = 0] = samples.toSorted((a, b) => a - b)
  return { calls, spread: third - least, ...timesOf(samples) }
}
