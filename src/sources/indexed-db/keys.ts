export type Place = { database: string; objectStore: string }

export function placeOf(store: IDBObjectStore): Place {
  return { database: store.transaction.db.name.slice(0, 500), objectStore: store.name.slice(0, 500) }
}

export function isKey(value: unknown): value is IDBValidKey {
  const kind = typeof value
  return kind === 'string' || kind === 'number' || value instanceof Date || Array.isArray(value)
}

export const nameOf = (key: IDBValidKey): string => (typeof key === 'string' ? key : JSON.stringify(key)).slice(0, 900)

/** The key a value carries itself, where the object store takes it from there; of a compound one all parts. */
export function keyIn({ keyPath }: IDBObjectStore, value: unknown): IDBValidKey | undefined {
  if (keyPath === null) return undefined
  const key = typeof keyPath === 'string' ? memberAt(value, keyPath) : keyPath.map((path) => memberAt(value, path))
  return isKey(key) && !(Array.isArray(key) && key.includes(undefined as never)) ? key : undefined
}

function memberAt(value: unknown, keyPath: string): unknown {
  let member = value
  for (const step of keyPath.split('.')) {
    if (typeof member !== 'object' || member === null) return undefined
    member = Object.getOwnPropertyDescriptor(member, step)?.value
  }
  return member
}

/** The object store of a store or of an index of it. */
export function storeOf(self: unknown): IDBObjectStore | undefined {
  if (self instanceof IDBIndex) return self.objectStore
  return self instanceof IDBObjectStore ? self : undefined
}
