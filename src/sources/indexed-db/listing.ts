import type { SourceHost } from '../define-source'
import type { Entries } from './entries'

/** Nothing is listed where there are none, and the rest of the agent must start there too. */
function native(name: string): unknown {
  const type: unknown = Reflect.get(globalThis, name)
  return typeof type === 'function' ? type.prototype : {}
}
const { open } = native('IDBFactory') as IDBFactory
const { openCursor } = native('IDBObjectStore') as IDBObjectStore
const { continue: next } = native('IDBCursor') as IDBCursor
const { transaction } = native('IDBDatabase') as IDBDatabase
const { apply } = Reflect
/** Sandboxed: Chromium refuses to list its databases by a second rejection too, which nobody can handle but the page would hear. */
const isOpaque = globalThis.origin === 'null'

/** Databases, entries of a store and of all, and milliseconds for each database. */
const MAX_DATABASES = 20
const MAX_PER_STORE = 100
const MAX_ENTRIES = 500
const MAX_TIME = 100

/**
 * What stands in the databases that there are, once the page has loaded and has nothing to do. Reads only, never makes a
 * database, and gets out of the way of an upgrade at once.
 */
export function listContents(host: SourceHost, entries: Entries): void {
  if (isOpaque || typeof indexedDB.databases !== 'function') return
  let left = MAX_ENTRIES
  void indexedDB.databases().then(
    (databases) => {
      const names = databases.flatMap(({ name }) => (name === undefined ? [] : [name])).slice(0, MAX_DATABASES)
      const list = (): void => {
        const name = names.shift()
        if (name === undefined || left <= 0) return
        host.idle(() => look(name))
      }
      const look = (name: string): void => {
        const opening = apply(open, indexedDB, [name])
        // It was deleted in the meantime.
        host.listen(opening, 'upgradeneeded', () => opening.transaction?.abort())
        host.listen(opening, 'error', (event) => {
          event.preventDefault()
          list()
        })
        host.listen(opening, 'success', () => {
          const database = opening.result
          host.listen(database, 'versionchange', () => database.close())
          read(host, database, entries, Math.min(left, MAX_ENTRIES), (count) => {
            left -= count
            database.close()
            list()
          })
        })
      }
      list()
    },
    () => undefined,
  )
}

function read(
  host: SourceHost,
  database: IDBDatabase,
  entries: Entries,
  most: number,
  done: (count: number) => void,
): void {
  const names = [...database.objectStoreNames]
  if (names.length === 0) return done(0)
  const until = Date.now() + MAX_TIME
  const reading = apply(transaction, database, [names, 'readonly'])
  let count = 0
  for (const name of names) {
    let own = 0
    const asked = apply(openCursor, reading.objectStore(name), [])
    host.listen(asked, 'success', () => {
      const cursor = asked.result
      if (!cursor || count >= most || own >= MAX_PER_STORE || Date.now() > until) return
      count++
      own++
      entries.found(
        { database: database.name.slice(0, 500), objectStore: name.slice(0, 500) },
        cursor.primaryKey,
        cursor.value,
      )
      apply(next, cursor, [])
    })
  }
  host.listen(reading, 'complete', () => done(count))
  host.listen(reading, 'abort', () => done(count))
}
