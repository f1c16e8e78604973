import { guard } from '../guard'
import type { Hooks } from '../hooks'
import { apply, getOwnPropertyDescriptor } from '../primordials'

/** Hears of properties named by symbols, as libraries define them on what they administer. */
export function watchSymbols(hooks: Hooks, visit: (owner: object, symbol: symbol, value: unknown) => void): void {
  const own = getOwnPropertyDescriptor(Object, 'defineProperty')
  const native = Object.defineProperty
  if (!own) return
  const { defineProperty } = {
    defineProperty(owner: object, key: PropertyKey, descriptor: PropertyDescriptor): unknown {
      // No rest parameters: the native function's length is 3.
      const result: unknown = arguments.length === 3 ? native(owner, key, descriptor) : apply(native, Object, arguments)
      if (typeof key === 'symbol')
        guard(() => visit(owner, key, getOwnPropertyDescriptor(owner, key)?.value), undefined)
      return result
    },
  }
  const bound = defineProperty.bind(undefined)
  native(bound, 'name', { __proto__: null, value: 'defineProperty', configurable: true } as PropertyDescriptor)
  hooks.replace(Object, 'defineProperty', own, bound)
}
