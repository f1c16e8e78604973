import type { Diagnosis, TimelineEvent } from '../../../core/diagnosis'
import { place } from '../../../core/timeline/stack'
import { CopyButton } from '../../components/actions'
import { clock, plural } from '../../components/time'
import { FrameLink, FrameName } from '../../source-maps/frame-link'
import { OriginalsButton } from '../../source-maps/originals-button'
import { useWriter } from '../../source-maps/use-writer'
import { usePanel } from '../../store/store'
import { useTabLabels } from '../../store/tab-labels'
import { eventFacts } from './event-facts'

/** One event in full: everything recorded of it, who caused it, and the findings that rest on it. */
export function EventDetails({ event, diagnosis }: { event: TimelineEvent; diagnosis: Diagnosis }) {
  const close = usePanel((state) => state.selectEvent)
  const goToFinding = usePanel((state) => state.goToFinding)
  const chooseSubject = usePanel((state) => state.chooseSubject)
  const setTab = usePanel((state) => state.setTab)
  const playhead = usePanel((state) => state.playhead)
  const movePlayhead = usePanel((state) => state.movePlayhead)
  const tabs = useTabLabels()
  const { frames } = useWriter(event.writer)
  const subject = diagnosis.subjects.find((s) => s.id === event.subject)
  const findings = diagnosis.findings.filter((finding) => finding.evidence.includes(event.id))
  const compare = (): void => {
    if (!subject) return
    chooseSubject(subject)
    setTab('compare')
  }
  return (
    <section className="event-details" aria-label="Event details">
      <header>
        <span className={`dot ${event.layer}`} />
        <b className="ellipsis">{event.summary}</b>
        <button type="button" className="button" aria-label="Close event details" onClick={() => close(undefined)}>
          ✕
        </button>
        <small className="numbers">{clock(event.at)}</small>
        <span className="grow" />
        {frames.length > 0 && <OriginalsButton />}
        <button
          type="button"
          className="button outlined"
          title="Everything as it was after this event (Enter)"
          disabled={playhead === event.id}
          onClick={() => movePlayhead(event.id)}
        >
          Show this moment
        </button>
        <CopyButton text={() => JSON.stringify(event, undefined, 2)} label="Copy event" />
      </header>
      <dl>
        {tabs.several && (
          <>
            <dt>tab</dt>
            <dd>
              <pre>{tabs.more(event.tab)}</pre>
            </dd>
          </>
        )}
        {subject && (
          <>
            <dt>subject</dt>
            <dd>
              <button type="button" className="link" onClick={compare}>
                {subject.name}
              </button>
            </dd>
          </>
        )}
        {frames.length > 0 && (
          <>
            <dt>written by</dt>
            <dd>
              <ol>
                {frames.map((frame) => (
                  <li key={`${frame.url}:${frame.line}:${frame.column}:${frame.fn}`} aria-label={place(frame)}>
                    <FrameLink frame={frame} /> <FrameName frame={frame} />
                  </li>
                ))}
              </ol>
            </dd>
          </>
        )}
        {eventFacts(event).map(({ name, text }) => (
          <Fact key={name} name={name} text={text} />
        ))}
        {findings.length > 0 && (
          <>
            <dt>evidence of</dt>
            <dd>
              {plural(findings.length, 'finding')}:{' '}
              {findings.map((finding) => (
                <button key={finding.id} type="button" className="link" onClick={() => goToFinding(finding.id)}>
                  {finding.rule}{' '}
                </button>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <pre>{text}</pre>
      </dd>
    </>
  )
}
