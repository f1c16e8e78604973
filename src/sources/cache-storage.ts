import { Caches } from './cache-storage/caches'
import { defineSource } from './define-source'
import { watchPromise } from './support/watch-promise'

export default defineSource({
  id: 'cache-storage',
  technique: 'cache-storage',
  start(host) {
    // Insecure pages have none, and sandboxed frames are refused theirs.
    const storage = typeof CacheStorage === 'function' ? host.guard(() => caches, undefined) : undefined
    if (!storage) return
    const known = new Caches(host, storage)
    host.hook(CacheStorage.prototype, 'open', (self, [name]) => ({
      returned: (opening) =>
        watchPromise(host, opening, {
          fulfilled: (cache) => {
            if (self === storage && cache instanceof Cache) known.opened(cache, String(name))
          },
        }),
    }))
    for (const method of ['put', 'add', 'addAll', 'delete']) {
      host.hook(Cache.prototype, method, (cache) => {
        const stack = host.stack()
        return {
          returned: (result) =>
            watchPromise(host, result, {
              fulfilled: (value) => {
                if (value !== false) known.written(cache as Cache, stack)
              },
            }),
        }
      })
    }
    host.hook(CacheStorage.prototype, 'delete', (self, [name]) => {
      const stack = host.stack()
      return {
        returned: (result) =>
          watchPromise(host, result, {
            fulfilled: (was) => {
              if (self === storage && was === true) known.removed(String(name), stack)
            },
          }),
      }
    })
    host.listen(window, 'load', () => host.idle(() => known.listAll()))
    host.report('Cache Storage', 'armed', 'what a service worker writes is seen when the page next loads')
  },
})
