import { useMemo } from 'react'
import { useOriginals } from '../../source-maps/use-originals'
import { usePanel } from '../../store/store'
import type { Entry } from './entries'

/** Places in code as they were written, or as the browser ran them. */
export function useOriginalsCommands(): Omit<Entry, 'id'>[] {
  const originals = useOriginals()
  const shown = usePanel((state) => state.originalsShown)
  return useMemo(() => {
    if (!originals) return []
    return [
      shown
        ? { label: 'Show positions as run', run: () => originals.hide() }
        : { label: 'Show original positions', detail: 'by source maps', run: () => void originals.show() },
    ]
  }, [originals, shown])
}
