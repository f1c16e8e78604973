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
    const steps = Object.keys(owner)
    return { owner, steps, values: owner, count: steps.length }
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
