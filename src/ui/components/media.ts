import { useCallback, useSyncExternalStore } from 'react'

/** A panel docked so low that only the table fits. */
export const LOW = '(max-height: 420px)'
/** A panel so narrow that the sidebar becomes a select. */
export const NARROW = '(max-width: 700px)'

/** Whether a media query matches, live. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}
