import { string, type Tagged, unreadable } from './encode-tags'
import type { Encoded } from './encoded'
import { forEachOfMap, forEachOfSet } from './kind'
import { Opaque } from './opaque'
import { at, descriptorOf, hasOwn, isArray, keysOf } from './primordials'

/** Whether an object with these keys can be written as one: whoever reads it finds them in the same order, and takes it for no tag. */
export function standForThemselves(keys: readonly string[]): boolean {
  let last = -1
  for (let i = 0; i < keys.length; i++) {
    const key = at(keys, i)
    if (key === '$' || key === '__proto__') return false
    // Whoever reads the text has the indices first, in order; only a proxy may have them otherwise.
    const index = indexOf(key)
    if (index !== undefined && index <= last) return false
    last = index ?? Infinity
  }
  return true
}

/** The number that a key is where it is an index, which objects list first. */
function indexOf(key: string): number | undefined {
  const first = key[0] ?? ''
  if (first < '0' || first > '9') return undefined
  const index = Number(key)
  return index < 2 ** 32 - 1 && `${index >>> 0}` === key ? index : undefined
}

/** Of a Map key and value in turn, of a Set its members. */
export function membersOf(collection: object, isMap: boolean): unknown[] {
  const members: unknown[] = []
  const list = isMap ? forEachOfMap : forEachOfSet
  list(collection, (value: unknown, key: unknown) => {
    if (isMap) members[members.length] = key
    members[members.length] = value
  })
  return members
}

/** A member, or what is to be told instead: its own object each time, as it is in no other place. */
export function memberOf(from: object, key: string): unknown {
  try {
    const descriptor = descriptorOf(from, key)
    if (!descriptor) return undefined
    return hasOwn(descriptor, 'value') ? (descriptor.value as unknown) : new Opaque('accessor')
  } catch (error) {
    return new Opaque('unreadable', { why: string(unreadable(error)['why']) })
  }
}

/** The arrays and objects of what was just made; never deep. */
export function containersIn(tag: Encoded): number {
  if (typeof tag !== 'object' || tag === null) return 0
  let count = 1
  const members = isArray(tag) ? tag : undefined
  const keys = members ? [] : keysOf(tag)
  const size = members ? members.length : keys.length
  for (let i = 0; i < size; i++)
    count += containersIn(members ? at(members, i) : ((tag as Tagged)[at(keys, i)] ?? null))
  return count
}
