import { Opaque } from '../value/opaque'
import { isPlain } from '../value/primordials'
import { ABSENT, EXCLUDED, Mounted, OUTSIDE, Past } from './input'
import { isUnknown } from '../value/equal'

export type Kind = 'array' | 'object' | 'Map' | 'none'

/** How a value's members are compared. Sets are compared as a whole. */
export function kindOf(value: unknown): Kind {
  if (typeof value !== 'object' || value === null) return 'none'
  if (Array.isArray(value)) return 'array'
  if (isPlain(value)) return 'object'
  return value instanceof Map ? 'Map' : 'none'
}

/** What stands for a value when its members are compared: the members of a class instance, else itself. */
export function opened(raw: unknown): unknown {
  return raw instanceof Opaque && raw.kind === 'instance' ? raw.members : raw
}

/** Whether a value has members to show. */
export function hasMembers(raw: unknown): boolean {
  if (raw instanceof Mounted) return true
  const value = opened(raw)
  if (value instanceof Map || value instanceof Set) return value.size > 0
  if (Array.isArray(value)) return value.length > 0
  if (kindOf(value) !== 'object') return false
  for (const key in value as object) if (Object.hasOwn(value as object, key)) return true
  return false
}

/** What a column has at a member that its value lacks. */
export function without(value: unknown): unknown {
  if (value === OUTSIDE || value === EXCLUDED || isUnknown(value)) return value
  return value instanceof Mounted || value instanceof Past ? OUTSIDE : ABSENT
}
