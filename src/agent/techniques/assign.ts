import { guard } from '../guard'
import type { Hooks } from '../hooks'
import { apply, getOwnPropertyDescriptor } from '../primordials'

/**
 * Hears of objects copied onto functions. A plain method, not a proxy: `Object.assign` is called all the time, and this
 * form costs within the noise of the call itself.
 */
export function watchAssign(hooks: Hooks, visit: (target: object, source: object) => void): void {
  const native = Object.assign
  const own = getOwnPropertyDescriptor(Object, 'assign')
  if (!own) return
  const { assign } = {
    assign(target: object, source: object): unknown {
      // No rest parameters: the native function's length is 2.
      if (arguments.length === 3) return native(target, source, arguments[2])
      if (arguments.length !== 2) return apply(native, Object, arguments)
      const result: unknown = native(target, source)
      if (typeof target === 'function' && typeof source === 'object' && source !== null) {
        guard(() => visit(target, source), undefined)
      }
      return result
    },
  }
  hooks.replace(Object, 'assign', own, assign)
}
