import type { Encoded } from './encoded'
import { dataMember, digitsOf, functionName, slice, symbolName } from './kind'
import type { Opaque } from './opaque'
import { descriptorOf, hasOwn, is } from './primordials'

export type Tagged = { [key: string]: Encoded }
/** How a container is filled. */
export type Fill = 'array' | 'object' | 'Map' | 'Set' | 'instance'
/** A container whose members are still to be encoded. */
export interface Job {
  from: object
  to: Encoded[] | Tagged
  fill: Fill
  deferred: boolean
  /** What there is to write, and where entries go that cannot stand for themselves. */
  members: readonly unknown[] | undefined
  entries: Encoded[] | undefined
}

/** JSON has no such number. */
export function numberTag(value: number): Encoded {
  return { $: 'number', v: is(value, -0) ? '-0' : `${value}` }
}

const MAX_BIGINT_BITS = 100_000
const asIntN = BigInt.asIntN

/** The tag of what is neither JSON nor an object: undefined, a symbol, a bigint, a function. */
export function rareTag(value: unknown): Tagged {
  if (value === undefined) return { $: 'undefined' }
  if (typeof value === 'symbol') return { $: 'symbol', name: string(symbolName(value)) }
  if (typeof value === 'bigint') {
    const isHuge = asIntN(MAX_BIGINT_BITS, value) !== value
    return isHuge ? { $: 'unreadable', why: 'a bigint of too many digits' } : { $: 'bigint', v: digitsOf(value) }
  }
  try {
    return { $: 'function', name: functionName(value as object) }
  } catch (error) {
    return unreadable(error)
  }
}

/** The tag that an `Opaque` (but no instance) was decoded from. */
export function opaqueTag(value: Opaque): Tagged {
  switch (value.kind) {
    case 'function':
    case 'symbol':
      return { $: value.kind, name: value.name }
    case 'unreadable':
      return { $: 'unreadable', why: value.why }
    case 'truncated': {
      const cut = { $: 'truncated', of: value.of, size: value.size }
      return value.head === undefined ? cut : { $: 'truncated', of: value.of, size: value.size, head: value.head }
    }
    default:
      return { $: 'accessor' }
  }
}

/** Whether a member is an object, as far as can be told without calling a getter. */
export function holdsObject(from: object, key: string | number | undefined): boolean {
  const descriptor = key === undefined ? undefined : descriptorOf(from, key)
  return descriptor !== undefined && hasOwn(descriptor, 'value') && typeof descriptor.value === 'object'
}

export function string(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** What is thrown belongs to the page too: its message is read as data, and may itself be unreadable. */
export function unreadable(error: unknown): Tagged {
  let why = ''
  try {
    if (typeof error === 'object' && error !== null) why = string(dataMember(error, 'message'))
  } catch {
    why = ''
  }
  return { $: 'unreadable', why: slice(why, 0, 200) || 'reading it threw' }
}
