import { guard } from '../guard'
import type { Hooks } from '../hooks'
import { apply, getOwnPropertyDescriptor, SafeWeakMap } from '../primordials'

type Callback = (entry: unknown) => unknown
type Visit = (set: ReadonlySet<unknown>, callback: Callback) => boolean

/**
 * Hears of rounds over Sets: a library's listeners, usually. `visit` is asked once per Set; where it says yes, it hears of
 * every later round too. The Set itself is left alone.
 */
export function watchForEach(hooks: Hooks, visit: Visit): void {
  const own = getOwnPropertyDescriptor(Set.prototype, 'forEach')
  const native = Set.prototype.forEach
  const callNative = Function.prototype.call.bind(native) as (set: Set<unknown>, callback: Callback) => void
  if (!own) return
  const verdicts = new SafeWeakMap<object, boolean>()
  const look = (set: ReadonlySet<unknown>, callback: Callback): void => {
    if (typeof callback !== 'function' || callback.length !== 1 || !(set instanceof Set)) return
    const watch = guard(() => visit(set, callback), false)
    if (verdicts.get(set) === undefined) verdicts.set(set, watch)
  }
  const { forEach } = {
    forEach(this: Set<unknown>, callback: Callback): unknown {
      if (verdicts.get(this) !== false) look(this, callback)
      // No rest parameters: the native function's length is 1.
      return arguments.length === 1 ? callNative(this, callback) : apply(native, this, arguments)
    },
  }
  hooks.replace(Set.prototype, 'forEach', own, forEach)
}
