import { keyStep } from '../value/key-step'
import { Opaque } from '../value/opaque'
import { formatPath, type Path } from '../value/path'
import { isPlain } from '../value/primordials'

export type Step = Path[number]

/** The members of a value in order, as paths lead to them. */
export interface Members {
  /** The value itself: two of them on the way to a member are a cycle. */
  owner: object
  /** undefined: they are counted. */
  steps: readonly Step[] | undefined
  /** The owner, a plain object that has them by step; else a list of them. */
  values: object
  count: number
}

const objectPrototype: unknown = Object.prototype

/** A list or a plain object: it has members and no text of its own. */
export function hasMembersOnly(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value) || Object.getPrototypeOf(value) === objectPrototype || isPlain(value)
}

/** The members of what has some; undefined where there can be none. Those of a class instance are a plain object's. */
export function membersOf(owner: object): Members | undefined {
  if (Array.isArray(owner)) return { owner, steps: undefined, values: owner, count: owner.length }
  if (hasMembersOnly(owner)) {
    const { keys, list, count } = entriesOf(owner)
    return { owner, steps: keys, values: list ?? owner, count }
  }
  if (owner instanceof Opaque) {
    const own = owner.kind === 'instance' ? owner.members : undefined
    const members = typeof own === 'object' && own !== null ? membersOf(own) : undefined
    return members && { ...members, owner, values: listed(members) }
  }
  if (owner instanceof Set) return { owner, steps: undefined, values: [...owner], count: owner.size }
  if (!(owner instanceof Map)) return undefined
  const steps = [...owner.keys()].map((key, index) => keyStep(key, index))
  return { owner, steps, values: [...owner.values()], count: owner.size }
}

/** The members of a plain object. */
interface Entries {
  keys: readonly string[]
  /** Their values in this order; undefined: they are read by key. */
  list: readonly unknown[] | undefined
  count: number
}

/** Listing more members takes longer than looking at them. */
const MANY = 1_000
const large = new WeakMap<object, Entries>()

/** The members of a plain object. Where there are many, the lists are kept for the next search: states do not change. */
export function entriesOf(owner: object): Entries {
  const known = large.get(owner)
  if (known) return known
  const keys = Object.keys(owner)
  const count = keys.length
  if (count < MANY) return { keys, list: undefined, count }
  const entries = { keys, list: Object.values(owner), count }
  large.set(owner, entries)
  return entries
}

function listed({ owner, values, steps }: Members): object {
  return values === owner && steps ? Object.values(owner) : values
}

/** What a step adds to the path above it, as text. */
export function stepText(step: Step, above: string): string {
  const text = typeof step === 'number' ? `[${step}]` : (known.get(step) ?? remembered(step))
  return above === '' || text.startsWith('[') ? text : `.${text}`
}

/** Steps of which the text is remembered. */
const MOST = 20_000
const known = new Map<string, string>()

function remembered(step: string): string {
  const text = formatPath([step])
  if (known.size < MOST) known.set(step, text)
  return text
}
