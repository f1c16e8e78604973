import type { Figure } from '../define-case'
import type { Taken } from '../pages/support/taken'
import { duration } from './figures'

/**
 * What a call of `a` adds to nothing ÷ what one of `b` adds: the page has its own small things to do at all times. The least of all
 * samples of each: a machine that does something else only ever adds to them.
 */
export function added(a: Taken, b: Taken, nothing: Taken): Figure {
  const [theirs, ours] = [a, b].map((taken) => (taken.min - nothing.min) / taken.calls) as [number, number]
  const noise = (b.spread + nothing.spread) / b.calls
  // Less than the noise is as little as can be told.
  const least = Math.max(ours, noise)
  return { ratio: theirs / least, detail: `${duration(theirs)} / ${duration(least)}, ± ${duration(noise)}` }
}
