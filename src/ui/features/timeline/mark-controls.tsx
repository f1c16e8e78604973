import type { DiagnosedSubject, TimelineEvent } from '../../../core/diagnosis'
import { clock } from '../../components/time'
import { playheadEvent } from '../../store/selectors'
import { usePanel } from '../../store/store'

interface MarkControlsProps {
  events: readonly TimelineEvent[]
  subject: DiagnosedSubject | undefined
}

/** Keeps a moment, and compares the subject then with the subject at the playhead. */
export function MarkControls({ events, subject }: MarkControlsProps) {
  const markedId = usePanel((state) => state.markedMoment)
  const mark = usePanel((state) => state.markMoment)
  const shown = usePanel(playheadEvent) ?? events.at(-1)
  const compare = usePanel((state) => state.compareMoments)
  const marked = events.find(({ id }) => id === markedId)
  if (!shown) return undefined
  if (!marked)
    return (
      <button
        type="button"
        className="button outlined"
        title="Keep this moment, to compare another one with it (Shift+click on an event)"
        onClick={() => mark(shown.id)}
      >
        Mark as A
      </button>
    )
  const [first, second] = marked.seq < shown.seq ? [marked, shown] : [shown, marked]
  return (
    <div role="group" aria-label="Compare two moments" className="step-controls">
      <button
        type="button"
        className="button outlined"
        disabled={!subject || first === second}
        title={
          first === second ? 'Move the playhead to the other moment' : `${subject?.name} at both moments, side by side`
        }
        onClick={() => subject && compare(subject.id, first.seq, second.seq)}
      >
        Compare A ({clock(marked.at)}) with the playhead
      </button>
      <button type="button" className="button" aria-label="Forget A" title="Forget A" onClick={() => mark(undefined)}>
        ✕
      </button>
    </div>
  )
}
