import type { Held, SourceHost } from '../define-source'
import { isKey, keyIn, nameOf, type Place, placeOf, storeOf } from './keys'
import { noticeable } from '../support/took'
import { Pairs } from './pairs'
import type { Room } from './room'

/** Entries put on record out of one `getAll`, or on the way of one cursor. */
const MAX_ENTRIES = 200

/** How a request went. */
export interface Outcome {
  /** The call is over, and how long the page stood still for it. */
  called?: (milliseconds: number) => void
  succeeded: (result: unknown) => void
  failed: (error: DOMException | null) => void
}

type Content = { text: string } | { value: Held }

/** What is read from object stores and put into them, as facts. */
export class Entries {
  private readonly known = new Map<string, Map<string, IDBValidKey>>()
  private readonly pairs = new Pairs()
  private readonly written = new WeakMap<IDBTransaction, ((error: DOMException | null) => void)[]>()

  constructor(
    private readonly host: SourceHost,
    private readonly room: Room,
  ) {}

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

  /** Many values at once: those that carry their key, or whose keys are asked for along with them. */
  readingAll(self: unknown): Outcome | undefined {
    const store = storeOf(self)
    if (!store) return undefined
    const startedAt = Date.now()
    return {
      succeeded: (values) => {
        if (!Array.isArray(values)) return
        const keys = store.keyPath === null ? this.pairs.withKeys(self, values) : undefined
        this.readMany(store, keys, values, startedAt)
      },
      failed: () => undefined,
    }
  }

  /** `getAllKeys` beside `getAll` in one transaction, as `entries()` of idb-keyval has it. */
  readingKeys(self: unknown): Outcome | undefined {
    const store = storeOf(self)
    if (store?.keyPath !== null) return undefined
    const startedAt = Date.now()
    return {
      succeeded: (keys) => {
        const values = Array.isArray(keys) ? this.pairs.withValues(self, keys) : undefined
        if (values && Array.isArray(keys)) this.readMany(store, keys, values, startedAt)
      },
      failed: () => undefined,
    }
  }

  /** A cursor tells of one value after the other. */
  readingOn(self: unknown): Outcome | undefined {
    const store = storeOf(self)
    if (!store) return undefined
    const startedAt = Date.now()
    let told = 0
    return {
      succeeded: (cursor) => {
        if (!(cursor instanceof IDBCursorWithValue) || told++ >= MAX_ENTRIES) return
        this.read(store, cursor.primaryKey, cursor.value, startedAt)
      },
      failed: () => undefined,
    }
  }

  /** `getAllRecords`: key and value together. */
  readingRecords(self: unknown): Outcome | undefined {
    const store = storeOf(self)
    if (!store) return undefined
    const startedAt = Date.now()
    return {
      succeeded: (records) => {
        if (!Array.isArray(records)) return
        const all = records as { primaryKey: unknown; value: unknown }[]
        const [keys, values] = [all.map(({ primaryKey }) => primaryKey), all.map(({ value }) => value)]
        this.readMany(store, keys, values, startedAt)
      },
      failed: () => undefined,
    }
  }

  /** What stood there before anybody wrote or read it. */
  found(place: Place, key: IDBValidKey, value: unknown): void {
    if (this.isKnown(place, key)) return
    this.room.taken()
    const content = typeof value === 'string' ? { text: value } : { value: this.host.holdOwn(value) }
    this.host.record({ type: 'storage-found', source: this.source(place, key), ...content })
  }

  private readMany(
    store: IDBObjectStore,
    keys: readonly unknown[] | undefined,
    values: readonly unknown[],
    startedAt: number,
  ): void {
    for (const [index, value] of values.slice(0, MAX_ENTRIES).entries()) {
      this.read(store, keys ? keys[index] : keyIn(store, value), value, startedAt)
    }
  }

  private read(store: IDBObjectStore, key: unknown, value: unknown, startedAt: number): void {
    if (!isKey(key)) return
    const source = this.source(placeOf(store), key)
    this.host.record({ type: 'storage-read', source, startedAt, ...this.content(value) })
  }

  writing(store: unknown, value: unknown, key?: unknown): Outcome | undefined {
    if (!(store instanceof IDBObjectStore)) return undefined
    const place = placeOf(store)
    const { transaction } = store
    const startedAt = Date.now()
    const stack = this.host.stack()
    // As the browser does: the app may change the value from its next line on.
    const sent = this.content(value)
    const given = isKey(key) ? key : keyIn(store, value)
    let blocked = typeof value === 'string' ? this.host.encodedIn(value) : 0
    return {
      called: (milliseconds) => {
        blocked += milliseconds
      },
      succeeded: (actual) => {
        if (!isKey(actual)) return
        const source = this.source(place, actual)
        const content = given === undefined ? this.withKey(store, sent, actual) : sent
        const told = { seenBy: 'method', startedAt, ...noticeable(blocked) } as const
        this.host.record({ type: 'storage-written', source, ...told, ...content }, stack)
        this.room.taken()
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
        this.host.record({ type: 'storage-failed', source, operation: 'write', error: failure(error), ...sent }, stack)
      },
    }
  }

  /** `key`: a key, a range of keys, or `undefined` for all of them. */
  removing(store: unknown, key: unknown): Outcome | undefined {
    if (!(store instanceof IDBObjectStore)) return undefined
    const place = placeOf(store)
    const { transaction } = store
    const startedAt = Date.now()
    const stack = this.host.stack()
    return {
      succeeded: () => {
        for (const each of isKey(key) ? [key] : this.knownIn(place, key)) {
          const source = this.source(place, each)
          this.host.record({ type: 'storage-removed', source, seenBy: 'method', startedAt }, stack)
          this.known.get(`${place.database}/${place.objectStore}`)?.delete(nameOf(each))
          this.ifAborted(transaction, (error) => {
            this.host.record({ type: 'storage-failed', source, operation: 'remove', error: failure(error) }, stack)
          })
        }
      },
      failed: (error) => {
        if (!isKey(key)) return
        const source = this.source(place, key)
        this.host.record({ type: 'storage-failed', source, operation: 'remove', error: failure(error) }, stack)
      },
    }
  }

  /** A write is only as good as its transaction: a full disk shows when that ends, and an app may take it back. */
  private ifAborted(transaction: IDBTransaction, tell: (error: DOMException | null) => void): void {
    const tells = this.written.get(transaction)
    if (tells) return void tells.push(tell)
    const all = [tell]
    this.written.set(transaction, all)
    this.host.listen(transaction, 'abort', () => {
      for (const each of all) each(transaction.error)
    })
  }

  private content(value: unknown): Content {
    return typeof value === 'string' ? { text: value } : { value: this.host.holdCopy(value) }
  }

  /** A key that the database made stands in the value from then on, where the object store says so. */
  private withKey({ keyPath }: IDBObjectStore, content: Content, key: IDBValidKey): Content {
    if (!('value' in content) || typeof keyPath !== 'string' || typeof key !== 'number') return content
    return { value: this.host.holdWith(content.value, keyPath, key) }
  }

  private knownIn(place: Place, range: unknown): IDBValidKey[] {
    const keys = [...(this.known.get(`${place.database}/${place.objectStore}`)?.values() ?? [])]
    return range instanceof IDBKeyRange ? keys.filter((key) => range.includes(key)) : keys
  }

  private isKnown({ database, objectStore }: Place, key: IDBValidKey): boolean {
    return this.known.get(`${database}/${objectStore}`)?.has(nameOf(key)) === true
  }

  private source({ database, objectStore }: Place, key: IDBValidKey): string {
    const name = nameOf(key)
    const keys = this.known.get(`${database}/${objectStore}`) ?? new Map<string, IDBValidKey>()
    this.known.set(`${database}/${objectStore}`, keys.set(name, key))
    const id = `indexedDB:${database}/${objectStore}/${name}`.slice(0, 2_000)
    // A number alone tells nobody what it is.
    const label = typeof key === 'number' ? `${objectStore} ${name}` : name
    this.host.describe({ id, kind: 'indexedDB', label, key: name, database, objectStore })
    return id
  }
}

/** Without an error the app itself took the transaction back. */
function failure(error: DOMException | null): { name: string; message: string } {
  return { name: error?.name ?? 'AbortError', message: error?.message ?? '' }
}
