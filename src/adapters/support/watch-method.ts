import type { AdapterHost, Callable } from '../define-adapter'
import { inheritedValue } from './own'

const NativeProxy = Proxy
const { apply, defineProperty, deleteProperty, getOwnPropertyDescriptor } = Reflect

/** Runs in the place of a method of the page's: `call` runs that as it was called; what is returned goes back to its caller. */
type StandIn = (call: () => unknown, args: readonly unknown[], self: unknown) => unknown

/**
 * Stands in for a method of an object, its own or inherited, and looks as it did, until the agent stops or what is returned is
 * called. One that can't be replaced is left alone. What `instead` does beside `call` has to be guarded.
 */
export function standIn(owner: object, name: string, instead: StandIn, host: Pick<AdapterHost, 'onStop'>): () => void {
  const own = getOwnPropertyDescriptor(owner, name)
  const method = own ? own.value : inheritedValue(owner, name)
  if (typeof method !== 'function') return () => undefined
  const value = new NativeProxy(method as Callable, {
    apply: (target, self, args: unknown[]) => instead(() => apply(target, self, args) as unknown, args, self),
  })
  const attributes = own ?? { writable: true, configurable: true, enumerable: false }
  defineProperty(owner, name, { __proto__: null, ...attributes, value } as PropertyDescriptor)
  const restore = (): void => {
    if (getOwnPropertyDescriptor(owner, name)?.value !== value) return
    if (own) defineProperty(owner, name, own)
    else deleteProperty(owner, name)
  }
  host.onStop(restore)
  return restore
}

/** Tells each time a method has run, and with what. By itself: each frame of ours on a stack is one less of the app's. */
export function watchMethod(
  owner: object,
  name: string,
  ran: (first: unknown) => void,
  host: Pick<AdapterHost, 'onStop'>,
): void {
  const own = getOwnPropertyDescriptor(owner, name)
  const method = own ? own.value : inheritedValue(owner, name)
  if (typeof method !== 'function' || own?.configurable === false) return
  const value = new NativeProxy(method as Callable, {
    apply(target, self, args: unknown[]) {
      const result: unknown = apply(target, self, args)
      ran(args[0])
      return result
    },
  })
  defineProperty(owner, name, { value, writable: true, configurable: true, enumerable: own?.enumerable ?? false })
  host.onStop(() => {
    if (getOwnPropertyDescriptor(owner, name)?.value !== value) return
    if (own) defineProperty(owner, name, own)
    else deleteProperty(owner, name)
  })
}
