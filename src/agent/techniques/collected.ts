import { guard } from '../guard'
import type { Hooks } from '../hooks'
import { apply, getOwnPropertyDescriptor } from '../primordials'

type WeakVisit = (map: WeakMap<object, unknown>, key: object, value: unknown) => void

/** Hears of what is put into a WeakMap, when it is in. */
export function watchWeakMapSet(hooks: Hooks, visit: WeakVisit): void {
  const own = getOwnPropertyDescriptor(WeakMap.prototype, 'set')
  const native = WeakMap.prototype.set
  if (!own) return
  const callNative = Function.prototype.call.bind(native) as (map: object, key: object, value: unknown) => unknown
  const { set } = {
    set(this: WeakMap<object, unknown>, key: object, value: unknown): unknown {
      const result = arguments.length === 2 ? callNative(this, key, value) : apply(native, this, arguments)
      guard(() => visit(this, key, value), undefined)
      return result
    },
  }
  hooks.replace(WeakMap.prototype, 'set', own, set)
}

/** Hears of what is about to be put into a Set. Returns what ends it. */
export function watchSetAdd(hooks: Hooks, visit: (set: ReadonlySet<unknown>, entry: unknown) => void): () => void {
  const own = getOwnPropertyDescriptor(Set.prototype, 'add')
  const native = Set.prototype.add
  if (!own) return () => undefined
  const callNative = Function.prototype.call.bind(native) as (set: object, entry: unknown) => unknown
  const { add } = {
    add(this: Set<unknown>, entry: unknown): unknown {
      // Primitives are told to nobody: this is called all the time.
      if (typeof entry === 'object' || typeof entry === 'function') guard(() => visit(this, entry), undefined)
      return arguments.length === 1 ? callNative(this, entry) : apply(native, this, arguments)
    },
  }
  return hooks.replace(Set.prototype, 'add', own, add)
}
