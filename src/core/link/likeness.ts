import { THRESHOLDS } from '../thresholds'

export interface Likeness {
  /** Leaves of the first value that the second has as well. */
  equal: number
  total: number
  telling: number
  share: number
}

/** How much of `foreign` stands in `own`, leaf by leaf, up to a bounded number; a Date equals its ISO text. */
export function likeness(foreign: unknown, own: unknown): Likeness {
  const sum: Likeness = { equal: 0, total: 0, telling: 0, share: 0 }
  const stack: [unknown, unknown][] = [[foreign, own]]
  let visits = 0
  for (let pair = stack.pop(); pair && sum.total < THRESHOLDS.matchedLeaves; pair = stack.pop()) {
    if (++visits > THRESHOLDS.matchedNodes) break
    const [a, b] = pair
    const children = isContainer(a) ? Object.entries(a) : undefined
    if (children && children.length > 0 && isContainer(b)) {
      for (const [key, child] of children) stack.push([child, Object.hasOwn(b, key) ? b[key] : undefined])
      continue
    }
    sum.total++
    if (!equalLeaf(a, b)) continue
    sum.equal++
    if (isTelling(a)) sum.telling++
  }
  sum.share = sum.total === 0 ? 0 : sum.equal / sum.total
  return sum
}

function isContainer(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !(value instanceof Date)
}

function equalLeaf(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (a instanceof Date) return asIso(a) === (b instanceof Date ? asIso(b) : b)
  if (b instanceof Date) return a === asIso(b)
  return isContainer(a) && isContainer(b) && Object.keys(a).length === 0 && Object.keys(b).length === 0
}

function asIso(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

/** A value that two places do not have in common by chance. */
export function isTelling(value: unknown): boolean {
  if (typeof value === 'string') return value.length >= 3
  if (typeof value === 'number') return Math.abs(value) >= 10 || !Number.isInteger(value)
  return typeof value === 'bigint' || value instanceof Date
}
