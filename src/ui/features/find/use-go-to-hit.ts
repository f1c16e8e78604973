import { useCallback } from 'react'
import type { Hit } from '../../../core/find/hit'
import { goToPath } from '../../store/go-to-path'
import { shownDiagnosis, wholeDiagnosis } from '../../store/selectors'
import { usePanelStore } from '../../store/store'

/** The way to a match: its subject and path, and to what is past the moment from which on it stood there. */
export function useGoToHit(): (hit: Hit) => void {
  const store = usePanelStore()
  return useCallback(
    ({ subject, source, path, event, to }) => {
      store.getState().movePlayhead(to === undefined ? undefined : event)
      const ofIt = (diagnosis: ReturnType<typeof shownDiagnosis>) =>
        diagnosis?.subjects.find(({ id }) => id === subject) ??
        diagnosis?.subjects.find(({ sources }) => sources.includes(source))
      const found = ofIt(shownDiagnosis(store.getState())) ?? ofIt(wholeDiagnosis(store.getState()))
      if (found) goToPath(store.getState(), found, path)
    },
    [store],
  )
}
