import { useMemo } from 'react'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import { originOfId } from '../../../core/ignore/rule'
import { linkEnd } from '../../../core/link/decision'
import { parsePath, type Path } from '../../../core/value/path'
import { goToPath, standingPath } from '../../store/go-to-path'
import { nodeAt } from '../../store/node-at'
import { shownDiagnosis } from '../../store/selectors'
import { usePanel, usePanelStore } from '../../store/store'
import type { Watch } from '../../store/watch-slice'
import { WatchRow } from './watch-row'
import './watches.css'

const NONE: readonly DiagnosedSubject[] = []

/** The paths that the user keeps an eye on, as they are at the moment on screen. */
export function Watches() {
  const watches = usePanel((state) => state.watches)
  const subjects = usePanel((state) => shownDiagnosis(state)?.subjects ?? NONE)
  const own = usePanel((state) => (state.session ? '' : state.status.tab))
  const toggle = usePanel((state) => state.toggleWatch)
  const store = usePanelStore()
  const shown = useMemo(() => ofThisSite(watches, subjects, own), [watches, subjects, own])
  if (shown.length === 0) return undefined
  return (
    <section className="watches" aria-label="Watches">
      <h2 className="subject-group">Watches</h2>
      <ul>
        {shown.map(({ watch, subject, path }) => (
          <WatchRow
            key={`${watch.subject} ${watch.path}`}
            watch={watch}
            path={path}
            subject={subject}
            node={
              subject && isWhole(subject, path) ? nodeAt(subject.tree, standingPath(subject.tree, path)) : undefined
            }
            onGo={() => subject && goToPath(store.getState(), subject, path)}
            onRemove={() => toggle(watch)}
          />
        ))}
      </ul>
    </section>
  )
}

const isWhole = ({ tree }: DiagnosedSubject, path: Path): boolean => standingPath(tree, path).length === path.length

interface ShownWatch {
  watch: Watch
  path: Path
  /** In the inspected tab, where it is in several; undefined while nothing of it is on record. */
  subject: DiagnosedSubject | undefined
}

/** Those of the site on record: another site's wait until that is inspected again. */
function ofThisSite(watches: readonly Watch[], subjects: readonly DiagnosedSubject[], own: string): ShownWatch[] {
  const origins = new Set(subjects.map(({ id }) => originOfId(id)))
  return watches
    .filter((watch) => origins.has(originOfId(watch.subject)))
    .map((watch) => {
      const all = subjects.filter(({ id }) => linkEnd(id) === watch.subject)
      return { watch, path: parsePath(watch.path) ?? [], subject: all.find(({ tab }) => tab === own) ?? all[0] }
    })
}
