import type { DiagnosedSubject } from '../../../core/diagnosis'
import { parsePath } from '../../../core/value/path'
import { goToPath } from '../../store/go-to-path'
import { usePanelStore } from '../../store/store'

/** Paths that are listed; of more the rest is counted. */
const LISTED = 8

/** The paths of a finding, each a way to its row in the comparison. */
export function PathLinks({ paths, subject }: { paths: readonly string[]; subject: DiagnosedSubject }) {
  const store = usePanelStore()
  const rest = paths.length - LISTED
  return (
    <ul className="finding-paths" aria-label="Paths">
      {paths.slice(0, LISTED).map((path) => (
        <li key={path}>
          <button
            type="button"
            className="link"
            title={`Compare ${path || 'the whole state'}`}
            onClick={() => goToPath(store.getState(), subject, parsePath(path) ?? [])}
          >
            {path || 'the whole state'}
          </button>
        </li>
      ))}
      {rest > 0 && <li className="dim">and {rest} more</li>}
    </ul>
  )
}
