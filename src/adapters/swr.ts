import { defineAdapter } from './define-adapter'
import { isCacheOf, watchCache } from './swr/cache'

export default defineAdapter({
  id: 'swr',
  start(host) {
    const known = new WeakSet()
    // Each cache, the default one too, gets its listeners and its `mutate` in a WeakMap of SWR's.
    host.techniques.weakMapSet((_, cache, parts) => {
      if (!isCacheOf(cache, parts) || known.has(cache)) return false
      known.add(cache)
      watchCache(cache, parts[4], host)
      return true
    })
  },
})
