import { guard } from '../guard'
import type { Hooks } from '../hooks'
import { apply, getOwnPropertyDescriptor } from '../primordials'

type Callback = (entry: unknown) => unknown
type Visit = (set: ReadonlySet<unknown>, callback: Callback) => boolean

/**
 * Hears of rounds over Sets: a library's listeners, usually. `visit` is asked once per Set; where it says yes, it hears of
 * every later round too. The Set itself is left alone.
 */
export function watchForEach(hooks: Hooks, visit: Visit): void {
  const own = getOwnPropertyDescriptor(Set.prototype, 'forEach')
  const native = Set.prototype.forEach
  if (!own) return
  const verdicts = new WeakMap<object, boolean>()
  const { get: getVerdict, set: setVerdict } = WeakMap.prototype
  const look = (set: ReadonlySet<unknown>, callback: Callback): void => {
    const verdict = apply(getVerdict, verdicts, [set])
    if (verdict === false) return
    const watch = guard(() => visit(set, callback), false)
    if (verdict === undefined) apply(setVerdict, verdicts, [set, watch])
  }
  const { forEach } = {
    forEach(this: Set<unknown>, callback: Callback): unknown {
      if (typeof callback === 'function' && callback.length === 1 && this instanceof Set) look(this, callback)
      // oxlint-disable-next-line prefer-rest-params -- the native function's length is 1
      return apply(native, this, arguments)
    },
  }
  hooks.replace(Set.prototype, 'forEach', own, forEach)
}
