import { same } from './equal'
import { isPlain } from './primordials'
import { Opaque } from './opaque'

export interface AfterSerialization {
  equal: boolean
  /** What is lost on the way, in words: `Map becomes {}`. Absent when nothing is. */
  loses?: string
}

/** What JSON makes of a value: a primitive or a container to compare further, nothing at all, or an error. */
interface Written {
  value?: unknown
  /** JSON leaves the member out (in arrays: writes null). */
  dropped?: boolean
  throws?: boolean
  loses?: string
}
interface Pair {
  from: unknown
  to: unknown
  /** Whether `to` has a member here at all. */
  present: boolean
  inArray: boolean
}

/** After so many pairs a cycle is suspected, and pairs are remembered from there on. */
const REMEMBER_AFTER = 100_000

/**
 * Whether `JSON.parse(JSON.stringify(a))` would be `b`, and what of `a` is lost on the way; a part of `b` may also have the very type
 * that it has in `a`. `absent`: there is no `b` at all. What stands in several places of `a` and is a copy in each of `b` has lost nothing:
 * states share their parts, and the copies say the same. An instance that JSON wrote as a string passes, as its class may have a `toJSON`; so does a getter, whatever it gave.
 */
export function equalAfterSerialization(a: unknown, b: unknown, absent = false, inArray = false): AfterSerialization {
  const stack: Pair[] = [{ from: a, to: b, present: !absent, inArray }]
  let loses: string | undefined
  const seen = new Map<unknown, Set<unknown>>()
  let pairs = 0
  for (let pair = stack.pop(); pair; pair = stack.pop()) {
    if (pairs++ > REMEMBER_AFTER && typeof pair.from === 'object' && pair.from !== null) {
      const partners = seen.get(pair.from) ?? new Set()
      if (partners.has(pair.to)) continue
      seen.set(pair.from, partners.add(pair.to))
    }
    const carried = carriedOver(pair, stack)
    if (carried === false) return { equal: false }
    if (carried) continue
    const written = write(pair.from, pair.to, pair.inArray)
    if (!matches(written, pair, stack)) return { equal: false }
    loses ??= written.loses
  }
  return loses === undefined ? { equal: true } : { equal: true, loses }
}

/** Whether what JSON has no form for was carried over by a codec that knows it; undefined where it was not. */
function carriedOver({ from, to, present }: Pair, stack: Pair[]): boolean | undefined {
  if (!present) return undefined
  if (typeof from !== 'object' || from === null) return Object.is(from, to) || undefined
  if (from instanceof Map) return to instanceof Map ? elements([...from].flat(), [...to].flat(), stack) : undefined
  if (from instanceof Set) return to instanceof Set ? elements([...from], [...to], stack) : undefined
  if (typeof to !== 'object' || to === null || Array.isArray(from) || isPlain(from) || from instanceof Opaque)
    return undefined
  return Object.getPrototypeOf(from) === Object.getPrototypeOf(to) ? same(from, to) : undefined
}

function matches(written: Written, pair: Pair, stack: Pair[]): boolean {
  if (written.throws) return false
  if (written.dropped) return !pair.present
  if (!pair.present) return false
  const { value } = written
  if (typeof value !== 'object' || value === null) return value === pair.to
  if (typeof pair.to !== 'object' || pair.to === null) return false
  if (Array.isArray(value)) return Array.isArray(pair.to) && elements(value, pair.to, stack)
  return isPlain(pair.to) && members(value as Record<string, unknown>, pair.to as Record<string, unknown>, stack)
}

function elements(from: readonly unknown[], to: readonly unknown[], stack: Pair[]): boolean {
  if (from.length !== to.length) return false
  for (let i = from.length - 1; i >= 0; i--) stack.push({ from: from[i], to: to[i], present: true, inArray: true })
  return true
}

function members(from: Record<string, unknown>, to: Record<string, unknown>, stack: Pair[]): boolean {
  const keys = Object.keys(from)
  for (const key of keys) stack.push({ from: from[key], to: to[key], present: Object.hasOwn(to, key), inArray: false })
  return Object.keys(to).every((key) => Object.hasOwn(from, key))
}

function write(value: unknown, target: unknown, inArray: boolean): Written {
  switch (typeof value) {
    case 'number':
      if (!Number.isFinite(value)) return { value: null, loses: `${value} becomes null` }
      return Object.is(value, -0) ? { value: 0, loses: '-0 becomes 0' } : { value }
    case 'bigint':
      return { throws: true }
    case 'undefined':
      return dropped('undefined', inArray)
    case 'function':
    case 'symbol':
      return dropped(`a ${typeof value}`, inArray)
    case 'object':
      return value === null || Array.isArray(value) || isPlain(value) ? { value } : special(value, target, inArray)
    default:
      return { value }
  }
}

function special(value: object, target: unknown, inArray: boolean): Written {
  if (value instanceof Date) {
    const time = value.getTime()
    if (Number.isNaN(time)) return { value: null, loses: 'an invalid Date becomes null' }
    return { value: value.toISOString(), loses: 'Date becomes a string' }
  }
  if (value instanceof Opaque) return opaque(value, target, inArray)
  if (value instanceof Map) return { value: {}, loses: 'Map becomes {}' }
  if (value instanceof Set) return { value: {}, loses: 'Set becomes {}' }
  if (value instanceof RegExp) return { value: {}, loses: 'RegExp becomes {}' }
  if (value instanceof Error) return { value: {}, loses: 'Error becomes {}' }
  if (value instanceof ArrayBuffer || value instanceof DataView) {
    return { value: {}, loses: `${value.constructor.name} becomes {}` }
  }
  return { value: { ...value }, loses: `${value.constructor.name} becomes a plain object` }
}

function opaque(value: Opaque, target: unknown, inArray: boolean): Written {
  switch (value.kind) {
    case 'function':
    case 'symbol':
      return dropped(`a ${value.kind}`, inArray)
    case 'instance': {
      const name = value.name === '' ? 'class instance' : `class instance ${value.name}`
      if (typeof target === 'string') return { value: target, loses: `${name} becomes a string` }
      return { value: value.members, loses: `${name} becomes a plain object` }
    }
    case 'accessor':
      return { value: target, loses: 'a getter becomes its value' }
    default:
      return { throws: true }
  }
}

function dropped(what: string, inArray: boolean): Written {
  return inArray ? { value: null, loses: `${what} becomes null` } : { dropped: true, loses: `${what} is left out` }
}
