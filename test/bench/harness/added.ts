import type { Figure } from '../define-case'
import { duration } from './figures'
import type { Times } from '../pages/support/measure'

/** Time of the main thread that something took, with all that came of it. */
export type Taken = Times

/** What `a` adds to nothing ÷ what `b` adds: the page has its own small things to do at all times. */
export function added(a: Taken, b: Taken, nothing: Taken): Figure {
  const [ours, theirs] = [b.median - nothing.median, a.median - nothing.median]
  // Less than the noise is as little as can be told.
  const least = Math.max(ours, 0.02)
  return { ratio: theirs / least, detail: `${duration(theirs)} / ${duration(least)}` }
}
