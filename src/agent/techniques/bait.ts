import { guard } from '../guard'
import { defineProperty, getOwnPropertyDescriptor } from '../primordials'

type Visit = (owner: object, value: unknown) => boolean

/**
 * An accessor on `Object.prototype` that hears of the first assignment of `property` to any object lacking it, and lets
 * the assignment happen as ever. Returns what takes it away again.
 */
export function bait(property: string, visit: Visit): () => void {
  const root = Object.prototype
  if (getOwnPropertyDescriptor(root, property)) return () => undefined

  const assigned = (owner: unknown, value: unknown): void => {
    if (owner === root) withdraw()
    if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null) return
    const descriptor = { __proto__: null, value, writable: true, enumerable: true, configurable: true }
    defineProperty(owner, property, descriptor)
    if (owner !== root) guard(() => visit(owner, value), false)
  }
  function set(this: unknown, value: unknown): void {
    assigned(this, value)
  }
  const get = (): undefined => undefined
  const withdraw = (): void => {
    if (getOwnPropertyDescriptor(root, property)?.set === set) Reflect.deleteProperty(root, property)
  }
  const trap = { __proto__: null, get, set, enumerable: false, configurable: true }
  defineProperty(root, property, trap)
  return withdraw
}
