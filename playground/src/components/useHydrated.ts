import { useSyncExternalStore } from 'react'
import type { CartStore } from '../stores/cart'

/** Whether the saved cart has been read; false while rendering on the server. */
export function useHydrated(store: CartStore): boolean {
  return useSyncExternalStore(
    (listener) => store.persist.onFinishHydration(listener),
    () => store.persist.hasHydrated(),
    () => false,
  )
}
