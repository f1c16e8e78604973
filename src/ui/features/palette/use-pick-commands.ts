import { useMemo } from 'react'
import { usePanel } from '../../store/store'
import { useTakeSnapshot } from '../../store/take-snapshot'
import type { Entry } from './entries'

/** What puts any sources at any moments side by side, and what keeps a moment for it. */
export function usePickCommands(): Omit<Entry, 'id'>[] {
  const take = useTakeSnapshot()
  const openPicker = usePanel((state) => state.openPicker)
  const picks = usePanel((state) => state.picks)
  const clear = usePanel((state) => state.clearPicks)
  const judged = usePanel((state) => state.live !== undefined || state.session !== undefined)
  return useMemo(() => {
    if (!judged) return []
    const pick = { label: 'Compare any sources…', detail: 'at any moments', run: () => openPicker(picks) }
    const snapshot = { label: 'Take a snapshot', detail: 'of what is known now', run: take }
    const close = { label: 'Close the picked comparison', run: clear }
    return picks.length > 0 ? [pick, close, snapshot] : [pick, snapshot]
  }, [judged, openPicker, picks, clear, take])
}
