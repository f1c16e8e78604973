import { encode } from '../value/encode'
import type { Encoded } from '../value/encoded'
import { same } from '../value/equal'
import { isPlain, put } from '../value/primordials'
import { alignRows } from './rows'

/**
 * How to get from one value to another, as JSON, in jsondiffpatch's delta format: `[new]`, `[old, new]`, `[old, 0, 0]`,
 * members by key, and for arrays `_t: 'a'`, `_<old index>: ['', new index, 3]` for what moved. The values in it are encoded
 * (see `Encoded`): plain JSON stands for itself.
 */
export type Delta = Added | Modified | Removed | Moved | NestedDelta
type Added = [Encoded]
type Modified = [Encoded, Encoded]
type Removed = [Encoded, 0, 0]
type Moved = ['', number, 3]
/** Of an object by key; of an array with `_t`. */
export interface NestedDelta {
  _t?: 'a' | Delta
  [key: string]: Delta | 'a' | undefined
}

/** Deeper than this, and after so many pairs, and where a cycle begins anew, values are replaced as a whole. */
const MAX_DEPTH = 250
const MAX_PAIRS = 3_000_000

/**
 * The delta between two decoded values; undefined when they are the same. Skips what is the same reference; matches array
 * elements as the comparison does. Takes any size, depth, and cycles; key order is not kept.
 */
export function deltaBetween(from: unknown, to: unknown): Delta | undefined {
  return new Deltas().between(from, to)
}

/** The value of a delta as it stands in JSON: typed values tagged, nothing cut. */
const written = (value: unknown): Encoded => encode(value, Number.POSITIVE_INFINITY)

class Deltas {
  private readonly above: [unknown, unknown][] = []
  private pairs = 0

  between(from: unknown, to: unknown): Delta | undefined {
    if (Object.is(from, to)) return undefined
    const isOpen = this.above.length < MAX_DEPTH && this.pairs++ < MAX_PAIRS
    if (isOpen && !this.above.some(([a, b]) => a === from && b === to)) {
      this.above.push([from, to])
      try {
        if (isDense(from) && isDense(to)) return this.elements(from, to)
        if (isKeyed(from) && isKeyed(to)) return this.members(from, to)
      } finally {
        this.above.pop()
      }
    }
    return same(from, to) ? undefined : [written(from), written(to)]
  }

  private members(from: Readonly<Record<string, unknown>>, to: Readonly<Record<string, unknown>>): Delta | undefined {
    const delta: NestedDelta = {}
    for (const key of Object.keys(from)) {
      const inner: Delta | undefined = Object.hasOwn(to, key)
        ? this.between(from[key], to[key])
        : [written(from[key]), 0, 0]
      if (inner) put(delta, key, inner)
    }
    for (const key of Object.keys(to)) if (!Object.hasOwn(from, key)) put(delta, key, [written(to[key])])
    return isEmpty(delta) ? undefined : delta
  }

  private elements(from: readonly unknown[], to: readonly unknown[]): Delta | undefined {
    const delta: NestedDelta = {}
    for (const { indices, moved } of alignRows([from, to]).rows) {
      const [i = -1, j = -1] = indices
      if (j < 0) delta[`_${i}`] = [written(from[i]), 0, 0]
      else if (i < 0) delta[j] = [written(to[j])]
      else {
        if (moved) delta[`_${i}`] = ['', j, 3]
        const inner = this.between(from[i], to[j])
        if (inner) delta[j] = inner
      }
    }
    return isEmpty(delta) ? undefined : { _t: 'a', ...delta }
  }
}

function isEmpty(delta: NestedDelta): boolean {
  for (const key in delta) if (Object.hasOwn(delta, key)) return false
  return true
}

/** Stands for itself in an encoding: an array without holes. */
function isDense(value: unknown): value is readonly unknown[] {
  if (!Array.isArray(value)) return false
  for (let i = 0; i < value.length; i++) if (value[i] === undefined && !(i in value)) return false
  return true
}

/** Stands for itself in an encoding: a plain object without the keys that are written apart. */
function isKeyed(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !isPlain(value)) return false
  return !Object.hasOwn(value, '$') && !Object.hasOwn(value, '__proto__')
}
