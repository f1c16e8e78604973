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

/** Values looked at, members of one list among them (they are alike), and special ones named: this runs with every change. */
const EXAMINED = 5_000
const LISTED = 200
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
  /** The way to the value that is looked at: its steps, and the objects that it stands in. */
  const steps: (string | number)[] = []
  const owners: object[] = []
  const add = (value: unknown, kind: Kind): void => {
    const path = steps.map((step, level) => (typeof step === 'number' ? identified(owners[level], step) : step))
    found.push({ path, value, ...kind })
  }
  const walk = (value: unknown, inList: boolean): void => {
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return
    if (examined++ > EXAMINED || found.length >= NAMED) return
    const kind = kindOf(value, inList)
    if (kind) add(value, kind)
    else if (typeof value === 'object' && !(value instanceof Opaque)) {
      if (owners.includes(value)) add(value, { what: 'a cycle', throws: true, isKeptAsText: false })
      else members(value)
    }
  }
  const members = (owner: object): void => {
    owners.push(owner)
    if (Array.isArray(owner)) {
      for (let i = 0; i < owner.length && i < LISTED; i++) step(i, owner[i], true)
    } else {
      for (const [key, value] of Object.entries(owner)) step(key, value, false)
    }
    owners.pop()
  }
  const step = (key: string | number, value: unknown, inList: boolean): void => {
    steps.push(key)
    walk(value, inList)
    steps.pop()
  }
  walk(state, false)
  return found
}

/** Elements of a list go by their identity, where they have one. */
function identified(list: unknown, index: number): string | number {
  return entityId(Array.isArray(list) ? list[index] : undefined) ?? index
}

type Kind = Pick<Special, 'what' | 'throws' | 'isKeptAsText'>

/** The kind of a value that JSON has no form for; undefined for any other. */
export function kindOf(value: unknown, inList = false): Kind | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : lost(String(value))
  if (typeof value === 'bigint') return { what: 'BigInt', throws: true, isKeptAsText: false }
  if (value === undefined) return inList ? lost('undefined in a list') : undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isPlain(value)) return undefined
  if (value instanceof Date) return asText('Date')
  if (value instanceof Opaque)
    return value.kind === 'instance' ? asText(`class instance${value.name === '' ? '' : ` ${value.name}`}`) : undefined
  return ArrayBuffer.isView(value) ? asText(value.constructor.name) : lost(value.constructor.name)
}

function lost(what: string): Kind {
  return { what, throws: false, isKeptAsText: false }
}

function asText(what: string): Kind {
  return { what, throws: false, isKeptAsText: true }
}
