import { guard } from '../guard'
import type { Hooks } from '../hooks'
import { getOwnPropertyDescriptor, NativeProxy } from '../primordials'

/** Hears of every Proxy the page makes. The constructor looks and fails as the native one. */
export function watchProxies(hooks: Hooks, visit: (proxy: object, target: object, handler: object) => void): void {
  const own = getOwnPropertyDescriptor(window, 'Proxy')
  if (!own) return
  const watched = new NativeProxy(NativeProxy, {
    construct(target, args: unknown[], newTarget) {
      const proxy = Reflect.construct(target, args, newTarget === watched ? target : newTarget) as object
      guard(() => visit(proxy, args[0] as object, args[1] as object), undefined) // or the native one would have thrown
      return proxy
    },
  })
  hooks.replace(window, 'Proxy', own, watched)
}
