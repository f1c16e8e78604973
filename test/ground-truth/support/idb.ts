import { del, get, set } from 'idb-keyval'

let written: Promise<void> = Promise.resolve()

/** IndexedDB as an asynchronous storage of texts. */
export const idb = {
  getItem: async (name: string): Promise<string | null> => (await get<string>(name)) ?? null,
  setItem: (name: string, value: string): Promise<void> => {
    written = set(name, value)
    return written
  },
  removeItem: (name: string): Promise<void> => del(name),
}

/** When the last write has been committed. */
export const saved = (): Promise<void> => written
