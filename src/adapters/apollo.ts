import { type Cache, isCache, watchCache } from './apollo/cache'
import { defineAdapter } from './define-adapter'
import { ownObject } from './support/own'

export default defineAdapter({
  id: 'apollo',
  start(host) {
    const known = new WeakSet()
    const watch = (cache: Cache, isNew: boolean): boolean => {
      if (known.has(cache)) return false
      known.add(cache)
      watchCache(cache, isNew, host)
      return true
    }
    // A cache makes its first, empty store out of `{ policies, resultCaching }`.
    host.techniques.baitRead('seed', (owner) => {
      const policies = ownObject(owner, 'policies')
      const cache = policies && ownObject(policies, 'cache')
      return cache !== undefined && isCache(cache) && watch(cache, true)
    })
    host.techniques.react((values) => {
      const caches = values.flatMap((value) => ownObject(value, 'cache') ?? []).filter(isCache)
      return caches.filter((cache) => watch(cache, false)).length > 0
    })
  },
})
