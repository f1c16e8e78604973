import type { AdapterHost, Callable } from '../define-adapter'

const NativeProxy = Proxy
const { apply, defineProperty, deleteProperty } = Reflect

/** Stands in for a method of a store's, its own or inherited, and tells with what it has run. */
export function watchMethod(owner: object, name: string, ran: (first: unknown) => void, host: AdapterHost): void {
  const own = Object.getOwnPropertyDescriptor(owner, name)
  const method: unknown = Reflect.get(owner, name)
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
    if (Object.getOwnPropertyDescriptor(owner, name)?.value !== value) return
    if (own) defineProperty(owner, name, own)
    else deleteProperty(owner, name)
  })
}
