import type { Hooks } from '../hooks'
import { apply, defineProperty, getOwnPropertyDescriptor } from '../primordials'

/**
 * Hears of objects copied onto functions. A plain method, not a proxy: `Object.assign` is called all the time, and this
 * form costs within the noise of the call itself.
 */
export function watchAssign(hooks: Hooks, visit: (target: object, source: object) => void): void {
  // With its receiver, which shows in the stacks of its errors.
  const native = Object.assign.bind(Object)
  const own = getOwnPropertyDescriptor(Object, 'assign')
  if (!own) return
  const { assign } = {
    assign(target: object, source: object): unknown {
      // No rest parameters: the native function's length is 2.
      if (arguments.length === 3) return native(target, source, arguments[2])
      if (arguments.length !== 2) return apply(native, Object, arguments)
      const result: unknown = native(target, source)
      if (typeof target === 'function' && typeof source === 'object' && source !== null) {
        visit(target, source)
      }
      return result
    },
  }
  // Bound, which costs nothing, as its text reads like a native function's.
  const bound = assign.bind(undefined)
  defineProperty(bound, 'name', { __proto__: null, value: 'assign', configurable: true } as PropertyDescriptor)
  hooks.replace(Object, 'assign', own, bound)
}
