import { entityId } from '../../core/timeline/entity'
import { Opaque } from '../../core/value/opaque'
import type { Path } from '../../core/value/path'
import { isPlain } from '../../core/value/primordials'

/** A value that JSON has no form for. */
export interface Special {
  path: Path
  value: unknown
  /** `Map`, `Date`, `NaN`, `undefined in a list`, `class instance Money`, `a cycle` */
  what: string
  /** JSON.stringify throws on it: nothing of the state is written. */
  throws: boolean
  /** What JSON makes of it has all that is in it: whoever reads may make it anew. */
  isKeptAsText: boolean
}

/** Nodes looked at, and values named. */
const EXAMINED = 20_000
const NAMED = 50

const known = new WeakMap<object, readonly Special[]>()

/** What in a state JSON has no form for, functions aside: code is nobody's data. */
export function specialsIn(state: unknown): readonly Special[] {
  if (typeof state !== 'object' || state === null) return search(state)
  const before = known.get(state)
  if (before) return before
  const found = search(state)
  known.set(state, found)
  return found
}

function search(state: unknown): Special[] {
  const found: Special[] = []
  let examined = 0
  const within = new Set<object>()
  const walk = (value: unknown, path: Path, inList: boolean): void => {
    if (examined++ > EXAMINED || found.length >= NAMED) return
    const kind = kindOf(value, inList)
    if (kind) {
      found.push({ path, value, ...kind })
      return
    }
    if (typeof value !== 'object' || value === null || value instanceof Opaque) return
    if (within.has(value)) {
      found.push({ path, value, what: 'a cycle', throws: true, isKeptAsText: false })
      return
    }
    within.add(value)
    if (Array.isArray(value))
      for (const [index, each] of value.entries()) walk(each, [...path, entityId(each) ?? index], true)
    else for (const [key, each] of Object.entries(value)) walk(each, [...path, key], false)
    within.delete(value)
  }
  walk(state, [], false)
  return found
}

type Kind = Pick<Special, 'what' | 'throws' | 'isKeptAsText'>

/** The kind of a value that JSON has no form for; undefined for any other. */
export function kindOf(value: unknown, inList = false): Kind | undefined {
  const lost = (what: string): Kind => ({ what, throws: false, isKeptAsText: false })
  const asText = (what: string): Kind => ({ what, throws: false, isKeptAsText: true })
  if (typeof value === 'number' && !Number.isFinite(value)) return lost(String(value))
  if (typeof value === 'bigint') return { what: 'BigInt', throws: true, isKeptAsText: false }
  if (value === undefined) return inList ? lost('undefined in a list') : undefined
  if (value instanceof Map) return lost('Map')
  if (value instanceof Set) return lost('Set')
  if (value instanceof Date) return asText('Date')
  if (value instanceof Opaque)
    return value.kind === 'instance' ? asText(`class instance${value.name === '' ? '' : ` ${value.name}`}`) : undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isPlain(value)) return undefined
  return value instanceof Error || value instanceof RegExp || value instanceof ArrayBuffer
    ? lost(value.constructor.name)
    : asText(value.constructor.name)
}
