import { defineSource, type SourceHost } from './define-source'
import { Entries, type Outcome } from './indexed-db/entries'
import { listContents } from './indexed-db/listing'
import { Room } from './indexed-db/room'
import { areaFailures, watchAccess } from './support/access'

const monotonic = performance.now.bind(performance)

export default defineSource({
  id: 'indexed-db',
  technique: 'indexed-db',
  start(host) {
    const refused = areaFailures(host, 'indexedDB', 'IndexedDB')
    watchAccess(host, 'indexedDB', refused)
    if (typeof IDBObjectStore !== 'function') return host.report('IndexedDB', 'failed', 'not available')
    const entries = new Entries(host, new Room(host))
    const { prototype } = IDBObjectStore
    hookRequest(host, IDBFactory.prototype, 'open', () => {
      const stack = host.stack()
      return { succeeded: () => undefined, failed: (error) => refused(error, stack) }
    })
    hookRequest(host, prototype, 'get', (store, [key]) => entries.reading(store, key))
    for (const each of [prototype, IDBIndex.prototype]) {
      hookRequest(host, each, 'getAll', (self) => entries.readingAll(self))
      hookRequest(host, each, 'getAllKeys', (self) => entries.readingKeys(self))
      hookRequest(host, each, 'getAllRecords', (self) => entries.readingRecords(self))
      hookRequest(host, each, 'openCursor', (self) => entries.readingOn(self))
    }
    for (const name of ['put', 'add']) {
      hookRequest(host, prototype, name, (store, [value, key]) => entries.writing(store, value, key))
    }
    hookRequest(host, prototype, 'delete', (store, [key]) => entries.removing(store, key))
    hookRequest(host, prototype, 'clear', (store) => entries.removing(store, undefined))
    hookRequest(host, IDBCursor.prototype, 'update', (cursor, [value]) => {
      const { source } = cursor as IDBCursor
      return entries.writing(source instanceof IDBIndex ? source.objectStore : source, value)
    })
    hookRequest(host, IDBCursor.prototype, 'delete', (cursor) => {
      const { source, primaryKey } = cursor as IDBCursor
      return entries.removing(source instanceof IDBIndex ? source.objectStore : source, primaryKey)
    })
    host.listen(window, 'load', () => host.idle(() => listContents(host, entries)))
    host.report('IndexedDB', 'armed')
  },
})

/** Watches the request that `target[name]` makes. Our listener is its first: we hear of the outcome before the app does. */
function hookRequest(
  host: SourceHost,
  target: object,
  name: string,
  begin: (self: unknown, args: readonly unknown[]) => Outcome | undefined,
): void {
  host.hook(target, name, (self, args) => {
    const outcome = begin(self, args)
    if (!outcome) return undefined
    const began = monotonic()
    return {
      returned: (request) => {
        outcome.called?.(monotonic() - began)
        if (request instanceof IDBRequest) {
          host.listen(request, 'success', () => outcome.succeeded(request.result))
          host.listen(request, 'error', () => outcome.failed(request.error))
        }
        return request
      },
      threw: (error) => outcome.failed(error instanceof DOMException ? error : null),
    }
  })
}
