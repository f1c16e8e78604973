import { same } from '../value/equal'
import { isPlain } from '../value/primordials'
import { equalAfterSerialization } from '../value/serialization'

/** Deeper values are compared as wholes. */
const MAX_DEPTH = 100

/** Whether two copies hold the same, be it after serialization in either direction. What is one object is not looked into. */
export function agree(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > MAX_DEPTH)
    return alike(a, b)
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false
    return a.every((element, i) => agree(element, b[i], depth + 1))
  }
  if (!isPlain(a) || !isPlain(b)) return alike(a, b)
  const [ours, theirs] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = Object.keys(ours)
  const isSameShape = keys.length === Object.keys(theirs).length && keys.every((key) => Object.hasOwn(theirs, key))
  return isSameShape ? keys.every((key) => agree(ours[key], theirs[key], depth + 1)) : alike(a, b)
}

function alike(a: unknown, b: unknown): boolean {
  if (same(a, b)) return true
  if (typeof a !== 'object' && typeof b !== 'object') return false
  return equalAfterSerialization(a, b).equal || equalAfterSerialization(b, a).equal
}
