import { LIVE } from '../../store/pick-slice'
import type { Snapshot } from '../../store/snapshot-slice'
import { usePanel, usePanelStore } from '../../store/store'
import { comparable } from './comparable'

/** Compares a snapshot with the live page: the source on screen where both have it, else the first they have in common. */
export function useCompareSnapshot(): (snapshot: Snapshot) => void {
  const store = usePanelStore()
  const comparePicked = usePanel((state) => state.comparePicked)
  const openPicker = usePanel((state) => state.openPicker)
  return (snapshot) => {
    const { live, chosen } = store.getState()
    const found = live && comparable(live, snapshot.diagnosis(), chosen?.id)
    if (!found) {
      openPicker([], snapshot.id)
      return
    }
    const { subject, source } = found
    comparePicked([
      { recording: snapshot.id, subject, source, moment: undefined },
      { recording: LIVE, subject, source, moment: undefined },
    ])
  }
}
