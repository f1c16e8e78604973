import type { Figure } from '../define-case'
import type { Times } from '../pages/support/measure'

/** Milliseconds in a unit that suits them. */
export function duration(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toPrecision(3)} s`
  if (ms >= 1) return `${ms.toPrecision(3)} ms`
  return ms >= 0.001 ? `${(ms * 1000).toPrecision(3)} µs` : `${(ms * 1e6).toPrecision(3)} ns`
}

/** `a` ÷ `b`, by their medians or minima. */
export function quotient(a: Times, b: Times, by: 'median' | 'min' = 'median'): Figure {
  return { ratio: a[by] / b[by], detail: `${duration(a[by])} / ${duration(b[by])}` }
}

/** The largest, or the smallest, of figures by name, with what it is of. */
export function extreme(which: 'largest' | 'smallest', figures: Readonly<Record<string, Figure>>): Figure {
  const [first] = Object.entries(figures).toSorted(([, a], [, b]) =>
    which === 'largest' ? b.ratio - a.ratio : a.ratio - b.ratio,
  )
  if (!first) throw new Error('no figures to choose from')
  const [name, { ratio, detail }] = first
  return { ratio, detail: `${name}: ${detail ?? ''}` }
}
