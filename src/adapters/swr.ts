import { defineAdapter } from './define-adapter'
import { isCacheOf, watchCache } from './swr/cache'

export default defineAdapter({
  id: 'swr',
  start(host) {
    const known = new WeakSet()
    // Each cache, the default one too, gets its listeners and its `mutate` in a WeakMap of SWR's.
    host.techniques.weakMapSet((_, cache, parts) => {
      if (known.has(cache) || !isCacheOf(cache, parts)) return false
      known.add(cache)
      watchCache(cache, parts[4], host)
      return true
    })
  },
})
