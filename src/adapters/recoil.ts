import { defineAdapter } from './define-adapter'
import { isRoot, watchRoot } from './recoil/root'
import { isObject, isPlain, ownValue } from './support/own'

export default defineAdapter({
  id: 'recoil',
  start(host) {
    const defaults = new Map<string, unknown>()
    const known = new WeakSet()
    // `atom({ key, default })` reads it; few apps set it.
    host.techniques.baitRead('persistence_UNSTABLE', (options) => {
      const { key, default: initial } = Object.getOwnPropertyDescriptors<{ key?: unknown; default?: unknown }>(options)
      if (typeof key?.value === 'string' && initial && isData(initial.value)) defaults.set(key.value, initial.value)
      // Atoms go on being declared.
      return false
    })
    host.techniques.react((values) => {
      const roots = values
        .flatMap((value) => [value, ownValue(value, 'current')])
        .filter((value) => isRoot(value))
        .filter((root) => !known.has(root) && known.add(root))
      for (const root of roots) watchRoot(root, defaults, host)
      return roots.length > 0
    })
  },
})

/** A value to begin with, rather than a promise of one or another atom to take it from. */
function isData(value: unknown): boolean {
  return isObject(value) ? Array.isArray(value) || isPlain(value) : typeof value !== 'function'
}
