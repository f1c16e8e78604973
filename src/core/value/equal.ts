import { Opaque } from './opaque'
import { isPlain } from './primordials'

/** After so many pairs a cycle is suspected, and pairs are remembered from there on. */
const REMEMBER_AFTER = 100_000

/**
 * Whether two values are alike in every part, types included: `Object.is` for primitives, key order ignored, Maps and Sets
 * by content, `Opaque`s by what is known of them. Takes cycles and any depth.
 */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  const left: unknown[] = [a]
  const right: unknown[] = [b]
  const seen = new Map<unknown, Set<unknown>>()
  for (let pairs = 0; left.length > 0; pairs++) {
    const x = left.pop()
    const y = right.pop()
    if (Object.is(x, y)) continue
    if (typeof x !== 'object' || typeof y !== 'object' || x === null || y === null) return false
    if (pairs > REMEMBER_AFTER) {
      const partners = seen.get(x) ?? new Set()
      if (partners.has(y)) continue
      seen.set(x, partners.add(y))
    }
    if (!compare(x, y, left, right)) return false
  }
  return true
}

/** Compares two objects at their own level, and leaves the members to compare on the stacks. */
function compare(x: object, y: object, left: unknown[], right: unknown[]): boolean {
  if (Object.getPrototypeOf(x) !== Object.getPrototypeOf(y) && !(isPlain(x) && isPlain(y))) return false
  if (Array.isArray(x)) return arrays(x, y as unknown[], left, right)
  if (x instanceof Date) return Object.is(x.getTime(), (y as Date).getTime())
  if (x instanceof Map) return maps(x, y as Map<unknown, unknown>, left, right)
  if (x instanceof Set) return sets(x, y as Set<unknown>, left, right)
  if (x instanceof RegExp) return y instanceof RegExp && String(x) === String(y)
  if (x instanceof Error) return x.name === (y as Error).name && x.message === (y as Error).message
  if (x instanceof ArrayBuffer) return bytes(new Uint8Array(x), new Uint8Array(y as ArrayBuffer))
  if (ArrayBuffer.isView(x)) return bytes(bytesOf(x), bytesOf(y as ArrayBufferView))
  return members(x as Record<string, unknown>, y as Record<string, unknown>, left, right)
}

function arrays(x: unknown[], y: unknown[], left: unknown[], right: unknown[]): boolean {
  if (x.length !== y.length) return false
  for (let i = x.length - 1; i >= 0; i--) {
    if (x[i] === undefined && y[i] === undefined && i in x !== i in y) return false
    left.push(x[i])
    right.push(y[i])
  }
  return true
}

function members(x: Record<string, unknown>, y: Record<string, unknown>, left: unknown[], right: unknown[]): boolean {
  const keys = Object.keys(x)
  if (keys.length !== Object.keys(y).length) return false
  for (const key of keys) {
    if (!Object.hasOwn(y, key)) return false
    left.push(x[key])
    right.push(y[key])
  }
  return true
}

/** Keys that are objects are paired in order. */
function maps(x: Map<unknown, unknown>, y: Map<unknown, unknown>, left: unknown[], right: unknown[]): boolean {
  if (x.size !== y.size) return false
  const others = [...y.keys()].filter((key) => !x.has(key))
  for (const [key, value] of x) {
    const other = y.has(key) ? key : others.shift()
    left.push(key, value)
    right.push(other, y.get(other))
  }
  return true
}

/** Members that are objects are paired in order. */
function sets(x: Set<unknown>, y: Set<unknown>, left: unknown[], right: unknown[]): boolean {
  if (x.size !== y.size) return false
  left.push(...[...x].filter((member) => !y.has(member)))
  right.push(...[...y].filter((member) => !x.has(member)))
  return left.length === right.length
}

function bytes(x: Uint8Array, y: Uint8Array): boolean {
  return x.length === y.length && x.every((byte, i) => byte === y[i])
}

function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}

/** Whether the value was not read, or not in full, so that nothing can be said about it. */
export function isUnknown(value: unknown): value is Opaque {
  return value instanceof Opaque && (value.kind === 'unreadable' || value.kind === 'truncated')
}
