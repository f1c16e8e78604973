import { guard } from '../guard'
import { defineProperty, getOwnPropertyDescriptor } from '../primordials'

type Callable = (...args: never[]) => unknown

/**
 * Stands in a global that libraries look for a tool in, around the tool's own where there is one, whether it comes before
 * us or after. Returns what leaves the tool's own there, or nothing.
 */
export function chainGlobal(name: string, wrap: (real: Callable | undefined) => Callable): () => void {
  const own = getOwnPropertyDescriptor(window, name)
  if (own && !own.configurable) return () => undefined
  let present = own !== undefined
  let real: unknown = own && Reflect.get(window, name)
  const around = (value: unknown): unknown => (isCallable(value) ? guard(() => wrap(value), value) : value)
  let shown: unknown = present ? around(real) : wrap(undefined)

  const get = (): unknown => shown
  const set = (value: unknown): void => {
    if (value === shown) return
    present = true
    real = value
    shown = around(value)
    define({ get, set, enumerable: true, configurable: true })
  }
  const define = (descriptor: PropertyDescriptor): void =>
    void defineProperty(window, name, { __proto__: null, ...descriptor } as PropertyDescriptor)
  define({ get, set, enumerable: own?.enumerable === true, configurable: true })
  return () => {
    if (getOwnPropertyDescriptor(window, name)?.get !== get) return
    if (present) define({ value: real, writable: true, enumerable: own?.enumerable !== false, configurable: true })
    else Reflect.deleteProperty(window, name)
  }
}

const isCallable = (value: unknown): value is Callable => typeof value === 'function'
