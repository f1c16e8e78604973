import { clockSeconds } from '../../components/time'
import { LIVE, SESSION, shownRecording } from '../../store/pick-slice'
import { usePanel, usePanelStore } from '../../store/store'

export interface ListedRecording {
  id: string
  name: string
  isLive: boolean
}

/** The recordings that columns can be picked from: the page, the open file, what was kept. */
export function useRecordings(): ListedRecording[] {
  const store = usePanelStore()
  const snapshots = usePanel((state) => state.snapshots)
  const session = usePanel((state) => state.session)
  const hasLive = usePanel((state) => state.live !== undefined)
  const kept = snapshots.map(({ id, name, at, isFile }) => ({
    id,
    name: isFile ? name : `${name} · ${clockSeconds(at)}`,
    isLive: false,
  }))
  const isOpenOnly = session !== undefined && shownRecording(store.getState()) === SESSION
  return [
    ...(hasLive ? [{ id: LIVE, name: 'Live page', isLive: true }] : []),
    ...(isOpenOnly ? [{ id: SESSION, name: session.file, isLive: false }] : []),
    ...kept,
  ]
}
