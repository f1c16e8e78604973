import { guard } from '../guard'
import { defineProperty, getOwnPropertyDescriptor } from '../primordials'

interface Visits {
  set?: (owner: object, value: unknown) => boolean
  get?: (owner: object) => boolean
}

/**
 * An accessor on `Object.prototype` that hears of the first assignment of `property` to any object lacking it, or of reads
 * of it, and lets them happen as ever. Returns what takes it away again.
 */
export function bait(property: string, visits: Visits): () => void {
  const root = Object.prototype
  if (getOwnPropertyDescriptor(root, property)) return () => undefined

  const assigned = (owner: unknown, value: unknown): void => {
    if (owner === root) withdraw()
    if (!isObject(owner)) return
    const descriptor = { __proto__: null, value, writable: true, enumerable: true, configurable: true }
    defineProperty(owner, property, descriptor)
    if (owner !== root) guard(() => visits.set?.(owner, value), false)
  }
  function set(this: unknown, value: unknown): void {
    assigned(this, value)
  }
  const read = (owner: unknown): void => {
    if (visits.get && isObject(owner) && owner !== root) guard(() => visits.get?.(owner), false)
  }
  function get(this: unknown): undefined {
    read(this)
  }
  const withdraw = (): void => {
    if (getOwnPropertyDescriptor(root, property)?.set === set) Reflect.deleteProperty(root, property)
  }
  const trap = { __proto__: null, get, set, enumerable: false, configurable: true }
  defineProperty(root, property, trap)
  return withdraw
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'
