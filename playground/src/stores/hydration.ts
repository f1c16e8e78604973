import { type PersistStorage, type StateStorage, createJSONStorage } from 'zustand/middleware'

/** The part of a persisted store that tells about its hydration. */
export interface Hydrating {
  persist: {
    hasHydrated: () => boolean
    onFinishHydration: (listener: () => void) => () => void
    rehydrate: () => Promise<void> | void
  }
}

/** Resolves as soon as what was saved is in memory. */
export function whenHydrated({ persist }: Hydrating): Promise<void> {
  if (persist.hasHydrated()) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = persist.onFinishHydration(() => {
      stop()
      resolve()
    })
  })
}

/** The `storage` option of persist; absent while rendering on the server, where nothing is kept. */
export function browserStorage<State>(area: () => StateStorage): { storage?: PersistStorage<State> } {
  const storage = typeof window === 'undefined' ? undefined : createJSONStorage<State>(area)
  return storage ? { storage } : {}
}

/** Takes in what other tabs write to this key of localStorage; `removed` is for when they clear it. */
export function followOtherTabs(key: string, store: Hydrating, removed: () => void): void {
  window.addEventListener('storage', (event) => {
    if (event.storageArea !== localStorage || (event.key !== key && event.key !== null)) return
    if (event.newValue === null) removed()
    else void store.persist.rehydrate()
  })
}
