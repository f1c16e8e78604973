import type { DiagnosedSubject } from '../../../core/diagnosis'
import { usePanel } from '../../store/store'

/** Why there is no row, and what can be done about it. `onAdd` links a source, where one can be linked. */
export function GridEmpty({ subject, onAdd }: { subject: DiagnosedSubject; onAdd: (() => void) | undefined }) {
  const setOnlyDifferences = usePanel((state) => state.setOnlyDifferences)
  return (
    <p className="grid-empty dim">
      {emptyWords(subject)}{' '}
      <button type="button" className="link" onClick={() => setOnlyDifferences(false)}>
        Show equal paths
      </button>
      {onAdd && subject.columns.length === 1 && (
        <>
          {' · '}
          <button type="button" className="link" onClick={onAdd}>
            Link a source…
          </button>
        </>
      )}
    </p>
  )
}

/** A red verdict above an empty grid would be a riddle. */
function emptyWords({ columns, findings, tree }: DiagnosedSubject): string {
  if (columns.length === 1) return 'Nothing to compare with.'
  if (findings.length > 0) return 'Nothing differs any more; Why tells what happened.'
  return tree.ignoredCount ? 'Nothing differs but what is ignored.' : 'Nothing differs.'
}
