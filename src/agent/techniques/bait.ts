import { guardHot } from '../guard'
import { defineProperty, getOwnPropertyDescriptor } from '../primordials'

let answer: unknown
const ask = guardHot((visit: (owner: object) => unknown, owner: object) => {
  answer ??= visit(owner)
})
const tell = guardHot((visit: (owner: object, value: unknown) => boolean, owner: object, value: unknown) => {
  visit(owner, value)
})

interface Visits {
  /** The property was assigned to an object that lacked it. */
  set?: (owner: object, value: unknown) => boolean
  /** It was read of an object that lacks it; what comes back, if anything, stands in for it. */
  get?: (owner: object) => unknown
}

/** The traps that are set, by property, each with whoever waits at it. */
const traps = new Map<string, { visitors: Set<Visits>; withdraw: () => void }>()

/**
 * An accessor on `Object.prototype` that hears of the first assignment of `property` to any object lacking it, or of reads
 * of it, and lets them happen as ever. Returns what takes it away again.
 */
export function bait(property: string, visits: Visits): () => void {
  const set = traps.get(property)
  if (set) set.visitors.add(visits)
  else if (!lay(property, visits)) return () => undefined
  return () => {
    const trap = traps.get(property)
    if (trap?.visitors.delete(visits) && trap.visitors.size === 0) trap.withdraw()
  }
}

function lay(property: string, first: Visits): boolean {
  const root = Object.prototype
  if (getOwnPropertyDescriptor(root, property)) return false
  const visitors = new Set([first])

  const assigned = (owner: unknown, value: unknown): void => {
    if (owner === root) withdraw()
    if (!isObject(owner)) return
    const descriptor = { __proto__: null, value, writable: true, enumerable: true, configurable: true }
    defineProperty(owner, property, descriptor)
    if (owner === root) return
    for (const { set: visit } of visitors) if (visit) tell(visit, owner, value)
  }
  function set(this: unknown, value: unknown): void {
    assigned(this, value)
  }
  const read = (owner: unknown): unknown => {
    if (!isObject(owner) || owner === root) return undefined
    answer = undefined
    for (const { get: visit } of visitors) if (visit && answer === undefined) ask(visit, owner)
    return answer
  }
  function get(this: unknown): unknown {
    return read(this)
  }
  const withdraw = (): void => {
    traps.delete(property)
    if (getOwnPropertyDescriptor(root, property)?.set === set) Reflect.deleteProperty(root, property)
  }
  traps.set(property, { visitors, withdraw })
  return defineProperty(root, property, {
    __proto__: null,
    get,
    set,
    enumerable: false,
    configurable: true,
  } as PropertyDescriptor)
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'
