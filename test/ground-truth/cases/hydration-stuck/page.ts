import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'

/** A newer release of the page has a newer database. */
const version = location.search === '?next' ? 2 : 1

const opened = new Promise<IDBDatabase>((resolve, reject) => {
  const open = indexedDB.open('settings', version)
  open.addEventListener('upgradeneeded', () => {
    if (version === 1) open.result.createObjectStore('states')
  })
  open.addEventListener('error', () => reject(open.error ?? new Error('not opened')))
  open.addEventListener('success', () => {
    const database = open.result
    // Without it a tab that is still open keeps every newer one waiting.
    if (__MENDED__) database.addEventListener('versionchange', () => database.close())
    resolve(database)
  })
})

async function ask<T>(mode: IDBTransactionMode, make: (states: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const request = make((await opened).transaction('states', mode).objectStore('states'))
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('refused')))
  })
}

let written: Promise<unknown> = Promise.resolve()

const useSettings = create(
  persist(() => ({ theme: 'light' }), {
    name: 'settings',
    storage: createJSONStorage(() => ({
      getItem: async (name) => (await ask<string | undefined>('readonly', (states) => states.get(name))) ?? null,
      setItem: (name, text) => {
        written = ask('readwrite', (states) => states.put(text, name))
        return written
      },
      removeItem: async (name) => ask('readwrite', (states) => states.delete(name)),
    })),
  }),
)

const choose = (theme: string): Promise<unknown> => {
  useSettings.setState({ theme })
  return written
}

Object.assign(window, {
  app: { choose, isHydrated: () => useSettings.persist.hasHydrated(), state: () => useSettings.getState() },
})
