import { span } from '../../../core/timeline/clock'
import { clock } from '../../components/time'
import { SPEEDS, type TimeRange } from '../../store/playhead-slice'
import { stepPlayhead, steppedEvents } from '../../store/stepping'
import { usePanel, usePanelStore } from '../../store/store'
import { zoomed } from './scale'
import { togglePlay } from './use-playback'

/** Step, play, and back to now. */
export function StepControls() {
  const store = usePanelStore()
  const playing = usePanel((state) => state.playing)
  const isNow = usePanel((state) => state.playhead === undefined)
  const act = (label: string, title: string, glyph: string, run: () => void, disabled = false) => (
    <button type="button" className="button" aria-label={label} title={title} disabled={disabled} onClick={run}>
      {glyph}
    </button>
  )
  const { getState } = store
  return (
    <div role="group" aria-label="Playhead" className="step-controls">
      {act('First moment', 'First event (Home)', '⇤', () => getState().movePlayhead(steppedEvents(getState())[0]?.id))}
      {act('Step back', 'Previous event ([); previous change of the subject ({)', '‹', () =>
        stepPlayhead(getState(), -1),
      )}
      {act(
        playing ? 'Pause' : 'Play',
        playing ? 'Pause (Space)' : 'Go from event to event (Space)',
        playing ? '❚❚' : '▶',
        () => togglePlay(store),
      )}
      {act('Step on', 'Next event (]); next change of the subject (})', '›', () => stepPlayhead(getState(), 1), isNow)}
      {act('Now', 'Now, and whatever comes (End)', '⇥', () => getState().movePlayhead(undefined), isNow)}
    </div>
  )
}

export function SpeedSelect() {
  const speed = usePanel((state) => state.speed)
  const setSpeed = usePanel((state) => state.setSpeed)
  return (
    <select
      className="field"
      aria-label="Speed"
      title="Events a second while it plays"
      value={speed}
      onChange={(event) => setSpeed(SPEEDS.find((each) => String(each) === event.target.value) ?? speed)}
    >
      {SPEEDS.map((each) => (
        <option key={each} value={each}>
          {each}/s
        </option>
      ))}
    </select>
  )
}

/** What part of the time is shown, and more or less of it. */
export function ZoomControls({ bounds }: { bounds: TimeRange }) {
  const wanted = usePanel((state) => state.timeRange)
  const setRange = usePanel((state) => state.setTimeRange)
  const range = wanted ?? bounds
  const zoom = (factor: number): void => setRange(zoomed(range, (range.from + range.to) / 2, factor, bounds))
  return (
    <div role="group" aria-label="Zoom" className="step-controls">
      <small className="numbers dim range">
        {clock(range.from)} – {clock(range.to)} ({span(range.to - range.from)})
      </small>
      <button type="button" className="button" aria-label="Zoom in" title="Zoom in (+)" onClick={() => zoom(1 / 2)}>
        +
      </button>
      <button
        type="button"
        className="button"
        aria-label="Zoom out"
        title="Zoom out (-)"
        disabled={!wanted}
        onClick={() => zoom(2)}
      >
        −
      </button>
      <button
        type="button"
        className="button"
        aria-label="Show all"
        title="Show all of it (0, double click)"
        disabled={!wanted}
        onClick={() => setRange(undefined)}
      >
        ↔
      </button>
    </div>
  )
}
