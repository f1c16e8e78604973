import { useMemo } from 'react'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import type { Path } from '../../../core/value/path'
import { shownSubject } from '../../store/selectors'
import { usePanelStore } from '../../store/store'

/** The ways from the palette to what it lists. */
export interface GoTo {
  subject: (subject: DiagnosedSubject) => void
  finding: (finding: string) => void
  /** A path of the subject on screen. */
  path: (path: Path) => void
}

export function useGoTo(): GoTo {
  const store = usePanelStore()
  return useMemo(
    () => ({
      subject: (subject) => {
        store.getState().chooseSubject(subject)
        store.getState().setTab('compare')
      },
      finding: (finding) => store.getState().goToFinding(finding),
      path: (path) => {
        const { setTab, selectPath } = store.getState()
        const subject = shownSubject(store.getState())
        if (!subject) return
        setTab('compare')
        selectPath(subject.id, path)
      },
    }),
    [store],
  )
}
