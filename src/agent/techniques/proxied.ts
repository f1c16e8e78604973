import type { Hooks } from '../hooks'
import { apply, defineProperty, getOwnPropertyDescriptor, NativeProxy } from '../primordials'

/**
 * Hears of every Proxy the page makes. The constructor looks and fails as the native one; it is a bound function, as a proxy
 * around the native one would cost more than all that is to be heard.
 */
export function watchProxies(hooks: Hooks, visit: (proxy: object, target: object, handler: object) => void): void {
  const own = getOwnPropertyDescriptor(window, 'Proxy')
  if (!own) return
  const construct = function (target: object, handler: object): object {
    // Without `new` it throws.
    if (new.target === undefined) return apply(NativeProxy as never, undefined, arguments) as object
    const proxy = new NativeProxy(target, handler)
    visit(proxy, target, handler)
    return proxy
  }
  const watched = construct.bind(undefined)
  for (const name of ['name', 'revocable']) {
    defineProperty(watched, name, getOwnPropertyDescriptor(NativeProxy, name) ?? {})
  }
  hooks.replace(window, 'Proxy', own, watched)
}
