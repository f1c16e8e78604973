import { same } from '../value/equal'
import { equalAfterSerialization } from '../value/serialization'

/** Whether two copies hold the same, be it after serialization in either direction. */
export function agree(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || same(a, b)) return true
  if (typeof a !== 'object' && typeof b !== 'object') return false
  return equalAfterSerialization(a, b).equal || equalAfterSerialization(b, a).equal
}
