import { defineSource, type SourceHost } from './define-source'
import { areaFailures, watchAccess } from './support/access'

/** Entries put on record out of one `getAll`. */
const MAX_ENTRIES = 200

type Place = { database: string; objectStore: string }

export default defineSource({
  id: 'indexed-db',
  technique: 'indexed-db',
  start(host) {
    const refused = areaFailures(host, 'indexedDB', 'IndexedDB')
    watchAccess(host, 'indexedDB', refused)
    if (typeof IDBObjectStore !== 'function') return host.report('IndexedDB', 'failed', 'not available')
    const entries = new Entries(host)
    const { prototype } = IDBObjectStore
    hookRequest(host, IDBFactory.prototype, 'open', () => {
      const stack = host.stack()
      return { succeeded: () => undefined, failed: (error) => refused(error, stack) }
    })
    hookRequest(host, prototype, 'get', (store, [key]) => entries.reading(store, key))
    hookRequest(host, prototype, 'getAll', (store) => entries.readingAll(store))
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
    host.report('IndexedDB', 'armed')
  },
})

interface Outcome {
  succeeded: (result: unknown) => void
  failed: (error: DOMException | null) => void
}

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
    return {
      returned: (request) => {
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

class Entries {
  private readonly known = new Map<string, Map<string, IDBValidKey>>()
  private readonly written = new WeakMap<IDBTransaction, ((error: DOMException | null) => void)[]>()

  constructor(private readonly host: SourceHost) {}

  reading(store: unknown, key: unknown): Outcome | undefined {
    if (!(store instanceof IDBObjectStore) || !isKey(key)) return undefined
    const place = placeOf(store)
    const startedAt = Date.now()
    return {
      succeeded: (value) => {
        const base = { type: 'storage-read', source: this.source(place, key), startedAt } as const
        this.host.record(value === undefined ? base : { ...base, ...this.content(value) })
      },
      failed: (error) =>
        this.host.record({
          type: 'storage-failed',
          source: this.source(place, key),
          operation: 'read',
          error: failure(error),
        }),
    }
  }

  /** Only objects that carry their key: the others can't be told apart. */
  readingAll(store: unknown): Outcome | undefined {
    if (!(store instanceof IDBObjectStore) || typeof store.keyPath !== 'string') return undefined
    const { keyPath } = store
    const place = placeOf(store)
    const startedAt = Date.now()
    return {
      succeeded: (values) => {
        if (!Array.isArray(values)) return
        for (const value of values.slice(0, MAX_ENTRIES) as unknown[]) {
          const key = memberAt(value, keyPath)
          if (!isKey(key)) continue
          this.host.record({ type: 'storage-read', source: this.source(place, key), startedAt, ...this.content(value) })
        }
      },
      failed: () => undefined,
    }
  }

  writing(store: unknown, value: unknown, key?: unknown): Outcome | undefined {
    if (!(store instanceof IDBObjectStore)) return undefined
    const place = placeOf(store)
    const { transaction } = store
    const startedAt = Date.now()
    const stack = this.host.stack()
    // As the browser does: the app may change the value from its next line on.
    const content = this.content(value)
    const given = isKey(key) ? key : keyIn(store, value)
    return {
      succeeded: (actual) => {
        if (!isKey(actual)) return
        const source = this.source(place, actual)
        this.host.record({ type: 'storage-written', source, seenBy: 'method', startedAt, ...content }, stack)
        this.ifAborted(transaction, (error) =>
          this.host.record(
            { type: 'storage-failed', source, operation: 'write', error: failure(error), ...content },
            stack,
          ),
        )
      },
      failed: (error) => {
        if (given === undefined) return
        const source = this.source(place, given)
        this.host.record(
          { type: 'storage-failed', source, operation: 'write', error: failure(error), ...content },
          stack,
        )
      },
    }
  }

  /** `key`: a key, a range of keys, or `undefined` for all of them. */
  removing(store: unknown, key: unknown): Outcome | undefined {
    if (!(store instanceof IDBObjectStore)) return undefined
    const place = placeOf(store)
    const startedAt = Date.now()
    const stack = this.host.stack()
    return {
      succeeded: () => {
        for (const each of isKey(key) ? [key] : this.knownIn(place, key)) {
          const source = this.source(place, each)
          this.host.record({ type: 'storage-removed', source, seenBy: 'method', startedAt }, stack)
          this.known.get(`${place.database}/${place.objectStore}`)?.delete(nameOf(each))
        }
      },
      failed: (error) => {
        if (!isKey(key)) return
        const source = this.source(place, key)
        this.host.record({ type: 'storage-failed', source, operation: 'remove', error: failure(error) }, stack)
      },
    }
  }

  /** A write is only as good as its transaction: a full disk shows when that ends. */
  private ifAborted(transaction: IDBTransaction, tell: (error: DOMException | null) => void): void {
    const tells = this.written.get(transaction)
    if (tells) return void tells.push(tell)
    const all = [tell]
    this.written.set(transaction, all)
    this.host.listen(transaction, 'abort', () => {
      for (const each of all) each(transaction.error)
    })
  }

  private content(value: unknown) {
    return typeof value === 'string' ? { text: value } : { value: this.host.holdCopy(value) }
  }

  private knownIn(place: Place, range: unknown): IDBValidKey[] {
    const keys = [...(this.known.get(`${place.database}/${place.objectStore}`)?.values() ?? [])]
    return range instanceof IDBKeyRange ? keys.filter((key) => range.includes(key)) : keys
  }

  private source({ database, objectStore }: Place, key: IDBValidKey): string {
    const name = nameOf(key)
    const keys = this.known.get(`${database}/${objectStore}`) ?? new Map<string, IDBValidKey>()
    this.known.set(`${database}/${objectStore}`, keys.set(name, key))
    const id = `indexedDB:${database}/${objectStore}/${name}`.slice(0, 2_000)
    this.host.describe({ id, kind: 'indexedDB', label: name, key: name, database, objectStore })
    return id
  }
}

function placeOf(store: IDBObjectStore): Place {
  return { database: store.transaction.db.name.slice(0, 500), objectStore: store.name.slice(0, 500) }
}

function isKey(value: unknown): value is IDBValidKey {
  const kind = typeof value
  return kind === 'string' || kind === 'number' || value instanceof Date || Array.isArray(value)
}

const nameOf = (key: IDBValidKey): string => (typeof key === 'string' ? key : JSON.stringify(key)).slice(0, 900)

/** The key a value carries itself, where the object store takes it from there. */
function keyIn(store: IDBObjectStore, value: unknown): IDBValidKey | undefined {
  const key = typeof store.keyPath === 'string' ? memberAt(value, store.keyPath) : undefined
  return isKey(key) ? key : undefined
}

function memberAt(value: unknown, keyPath: string): unknown {
  let member = value
  for (const step of keyPath.split('.')) {
    if (typeof member !== 'object' || member === null) return undefined
    member = Object.getOwnPropertyDescriptor(member, step)?.value
  }
  return member
}

function failure(error: DOMException | null): { name: string; message: string } {
  return { name: error?.name ?? 'Error', message: error?.message ?? '' }
}
