import { defineAdapter } from './define-adapter'
import { ownObject } from './support/own'
import { isClient, isOptionsOfQuery, type QueryClient } from './tanstack-query/client'
import { isPersistOptions, Persisters } from './tanstack-query/persisters'
import { watchRestore } from './tanstack-query/restore'
import { WatchedClient } from './tanstack-query/watched-client'

export default defineAdapter({
  id: 'tanstack-query',
  start(host) {
    const { techniques } = host
    const known = new WeakMap<object, WatchedClient>()
    const persisters = new Persisters()
    /** The caches are what is watched: several clients may share one. */
    const watch = (client: QueryClient, isNew = false): boolean => {
      const cache = client.getQueryCache()
      if (known.has(cache)) return false
      known.set(cache, new WatchedClient(client, host, isNew))
      return true
    }
    const persists = (client: QueryClient): WatchedClient | undefined => {
      watch(client)
      const watched = known.get(client.getQueryCache())
      if (persisters.key !== undefined) watched?.persistsAs(persisters.key)
      return watched
    }

    // Version 4, at the client's creation.
    techniques.bait('mutationDefaults', (owner) => {
      if (!isClient(owner) || !ownObject(owner, 'queryCache')) return false
      return watch(owner, true)
    })
    // Version 5, when the first query is fetched.
    techniques.baitAnswer('behavior', (owner, used) => {
      if (!isOptionsOfQuery(owner)) return undefined
      return {
        onFetch: (context: unknown) =>
          host.guard(() => {
            const client = typeof context === 'object' && context !== null ? ownObject(context, 'client') : undefined
            if (client && isClient(client) && watch(client)) used()
          }, undefined),
      }
    })
    // `createSyncStoragePersister` and its asynchronous twin read it; few apps set it. Not `deserialize`, which they read as well:
    // zustand 4 takes options with `'deserialize' in options` for those of its past versions.
    techniques.baitRead('throttleTime', (owner) => persisters.created(owner))
    // `persistQueryClientRestore` is about to read the storage.
    techniques.baitRead('hydrateOptions', (owner) => {
      const client = ownObject(owner, 'queryClient')
      if (!client || !isClient(client) || !isPersistOptions(owner)) return false
      const watched = persists(client)
      if (watched) watchRestore(owner, watched, host)
      return true
    })
    techniques.react((values) => {
      const clients = values.filter(isClient)
      const found = clients.filter((client) => watch(client))
      // Side by side in the props of `PersistQueryClientProvider`.
      const isPersisted = values.some(isPersistOptions)
      const [client] = clients
      if (client && isPersisted) persists(client)
      return found.length > 0
    })
  },
})
