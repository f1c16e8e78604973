import { at } from '../value/primordials'

/** How many objects one question looks at: enough for most elements of most arrays. */
const BUDGET = 300
let left = 0

/**
 * Whether two plain values are surely equal, seen from within a budget and with the same key order; false means unknown. Asked
 * before the walk goes into a subtree, because it needs no path and no memory.
 */
export function surelyEqual(a: unknown, b: unknown): boolean {
  left = BUDGET
  return equal(a, b)
}

function equal(a: unknown, b: unknown): boolean {
  if (a === b) return a !== 0 || Object.is(a, b)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && elements(a, b)
  const prototype: unknown = Object.getPrototypeOf(a)
  if (prototype !== Object.prototype || prototype !== Object.getPrototypeOf(b)) return false
  return members(a as Record<string, unknown>, b as Record<string, unknown>)
}

function elements(a: readonly unknown[], b: readonly unknown[]): boolean {
  const { length } = a
  if (length !== b.length) return false
  left -= 1 + (length >> 4)
  if (left < 0) return false
  for (let i = 0; i < length; i++) if (!equal(a[i], b[i])) return false
  return true
}

function members(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = Object.keys(a)
  const others = Object.keys(b)
  const { length } = keys
  if (length !== others.length) return false
  left -= 1 + (length >> 4)
  if (left < 0) return false
  for (let i = 0; i < length; i++) {
    const key = at(keys, i)
    if (key !== others[i] || !equal(a[key], b[key])) return false
  }
  return true
}
