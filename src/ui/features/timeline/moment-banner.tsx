import { clock, plural } from '../../components/time'
import { playheadEvent, wholeDiagnosis } from '../../store/selectors'
import { stepPlayhead } from '../../store/stepping'
import { usePanel, usePanelStore } from '../../store/store'
import { useMomentKeys } from './use-moment-keys'
import { usePlayback } from './use-playback'
import './moment-banner.css'

/** Says that a past moment is shown, which one, and leads on, back, and to now: in every view, for all of them show it. */
export function MomentBanner() {
  useMomentKeys()
  usePlayback()
  const store = usePanelStore()
  const event = usePanel(playheadEvent)
  const isSession = usePanel((state) => state.session !== undefined)
  const after = usePanel((state) => {
    const events = wholeDiagnosis(state)?.events ?? []
    return event ? (events.at(-1)?.seq ?? event.seq) - event.seq : 0
  })
  if (!event) return undefined
  const { movePlayhead } = store.getState()
  const end = isSession ? 'the end' : 'now'
  return (
    <div className="banner banner-info moment" role="status" aria-label="Moment shown">
      <span className="grow ellipsis" title={event.summary}>
        <b className="numbers">{clock(event.at)}</b>, after <code>{event.summary}</code>
        <span className="dim">
          {' · '}
          {after === 0 ? `the last event before ${end}` : `${plural(after, 'event')} before ${end}`}
        </span>
      </span>
      <button
        type="button"
        className="button"
        aria-label="Previous moment"
        title="Previous event ([)"
        onClick={() => stepPlayhead(store.getState(), -1)}
      >
        ‹
      </button>
      <button
        type="button"
        className="button"
        aria-label="Next moment"
        title="Next event (])"
        onClick={() => stepPlayhead(store.getState(), 1)}
      >
        ›
      </button>
      <button type="button" className="button outlined" onClick={() => movePlayhead(undefined)}>
        Back to {end}
      </button>
    </div>
  )
}
