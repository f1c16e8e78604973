import type { DiagnosedSubject, ToldHistory } from '../../../core/diagnosis'
import { PICKED } from '../../../core/pick/compare-picks'
import type { Path } from '../../../core/value/path'
import { Chip } from '../../components/look'
import { shownKind, sourceDetail } from '../../components/sources'
import { clock } from '../../components/time'
import { ValuePreview } from '../../components/value'
import { FrameLink } from '../../source-maps/frame-link'
import { useWriter } from '../../source-maps/use-writer'
import { shownRecording } from '../../store/pick-slice'
import { usePanel, usePanelStore } from '../../store/store'
import { BroughtBy, By } from './blame-words'

interface PathChangeProps {
  subject: DiagnosedSubject
  path: Path
  change: ToldHistory['changes'][number]
  /** After the moment on screen. */
  later: boolean
}

/** The longest value of a line. */
const SAID = 40

/** One change: when, of which source, from what to what, by whom; its event, its moment, and how that compares with now. */
export function PathChange({ subject, path, change, later }: PathChangeProps) {
  const goToEvent = usePanel((state) => state.goToEvent)
  const movePlayhead = usePanel((state) => state.movePlayhead)
  const at = usePanel((state) => state.playhead)
  const compare = useCompareWithNow(subject, path)
  const column = subject.columns.find(({ source }) => source.id === change.source)
  const [frame] = useWriter(change.writer).frames
  const { began, from, to, id, event } = change
  return (
    <li className={at === id ? 'here' : later ? 'later' : ''}>
      {event === undefined ? (
        <span className="dim numbers">earlier</span>
      ) : (
        <button
          type="button"
          className="link numbers"
          title="Show this event in the timeline"
          onClick={() => goToEvent(event)}
        >
          {clock(change.at)}
        </button>
      )}
      {column && <Chip kind={shownKind(column)} says={sourceDetail(column.source)} />}
      <span className="path-change">
        {!began && (
          <>
            {from ? <ValuePreview value={from.value} max={SAID} /> : <span className="dim">nothing</span>}
            {' → '}
          </>
        )}
        {to ? <ValuePreview value={to.value} max={SAID} /> : <span className="dim">removed</span>}
        {event !== undefined && <By blame={change} />}
        {frame && (
          <span className="dim">
            {' · '}
            <FrameLink frame={frame} />
          </span>
        )}
        {change.brought && <BroughtBy blame={change} />}
      </span>
      <span className="path-change-acts">
        <button
          type="button"
          className="button small"
          aria-pressed={at === id}
          aria-label="Show this moment"
          title="Every view shows this moment"
          onClick={() => movePlayhead(at === id ? undefined : id)}
        >
          ◷<span className="words"> this moment</span>
        </button>
        <button
          type="button"
          className="button small"
          aria-label="Compare with now"
          title="What the source held then, beside what it holds now"
          onClick={() => compare(change)}
        >
          ×<span className="words"> now</span>
        </button>
      </span>
    </li>
  )
}

/** Puts what a source held after a change beside what it holds now. */
function useCompareWithNow(subject: DiagnosedSubject, path: Path): (change: PathChangeProps['change']) => void {
  const store = usePanelStore()
  return ({ source, id }) => {
    const state = store.getState()
    const pick = { recording: shownRecording(state), subject: subject.id, source }
    state.comparePicked([
      { ...pick, moment: id },
      { ...pick, moment: undefined },
    ])
    state.selectPath(PICKED, path)
  }
}
