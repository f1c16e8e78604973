import type { DiagnosedSubject, ToldHistory } from '../../../core/diagnosis'
import type { Path } from '../../../core/value/path'
import { usePanel } from '../../store/store'
import { PathChange } from './path-change'
import './path-changes.css'

interface PathChangesProps {
  subject: DiagnosedSubject
  path: Path
  history: ToldHistory
  /** The moment on screen, ms since the epoch. */
  at: number
}

/** Every change of a path in every source, the last one first. */
export function PathChanges({ subject, path, history, at }: PathChangesProps) {
  const playhead = usePanel((state) => state.playhead)
  const { changes, cut, incomplete } = history
  return (
    <>
      {changes.length === 0 && <p className="dim">Nothing was seen to change here.</p>}
      <ol className="path-changes" aria-label="Changes, the last one first" onKeyDown={walk}>
        {changes.map((change) => (
          <PathChange
            key={`${change.source} ${change.id}`}
            subject={subject}
            path={path}
            change={change}
            later={playhead !== undefined && change.at > at}
          />
        ))}
      </ol>
      {cut && <p className="details-note">There may be older changes: no more were looked for.</p>}
      {incomplete && <p className="details-note">Parts of the recording were dropped: some changes may be missing.</p>}
    </>
  )
}

/** Up and down go from change to change. */
function walk(event: React.KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by === undefined || !(event.target instanceof HTMLElement)) return
  event.preventDefault()
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('li')]
  const to = rows[rows.findIndex((row) => row.contains(document.activeElement)) + by]
  to?.querySelector('button')?.focus()
}
