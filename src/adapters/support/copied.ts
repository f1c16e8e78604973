import { isPlain } from './own'

const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, keys } = Object

/** Deeper parts are not copied. */
const MAX_DEPTH = 200

/**
 * A copy of a state that may be changed without the state noticing: its records, lists, Maps, Sets and Dates. Functions and what
 * is of the app's own classes stay the same; no getter is called.
 */
export function copied<T>(state: T): T {
  return copyOf(state, new Map(), 0) as T
}

function copyOf(value: unknown, known: Map<unknown, unknown>, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value
  const seen = known.get(value)
  if (seen !== undefined) return seen
  const inner = (part: unknown): unknown => copyOf(part, known, depth + 1)
  const kept = <C>(copy: C): C => {
    known.set(value, copy)
    return copy
  }
  const prototype: unknown = getPrototypeOf(value)
  if (isPlain(value) || (Array.isArray(value) && prototype === Array.prototype)) {
    const copy = kept(Array.isArray(value) ? [] : (Object.create(prototype as object | null) as object))
    if (Array.isArray(value)) (copy as unknown[]).length = value.length
    for (const key of keys(value)) {
      const own = getOwnPropertyDescriptor(value, key)
      if (own)
        defineProperty(copy, key, {
          ...own,
          ...('value' in own && { value: inner(own.value), writable: true }),
          configurable: true,
        })
    }
    return copy
  }
  if (prototype === Map.prototype) {
    const copy = kept(new Map<unknown, unknown>())
    for (const [key, member] of value as Map<unknown, unknown>) copy.set(key, inner(member))
    return copy
  }
  if (prototype === Set.prototype) {
    const copy = kept(new Set<unknown>())
    for (const member of value as Set<unknown>) copy.add(inner(member))
    return copy
  }
  return prototype === Date.prototype ? kept(new Date(Number(value))) : value
}
