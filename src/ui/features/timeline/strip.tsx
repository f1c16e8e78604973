import { useMemo } from 'react'
import type { DiagnosedSubject, Diagnosis } from '../../../core/diagnosis'
import { clock, clockSeconds, count } from '../../components/time'
import { usePanel } from '../../store/store'
import { type Mark, stripEvents, stripMarks } from './strip-marks'
import './strip.css'

interface StripProps {
  diagnosis: Diagnosis
  subject: DiagnosedSubject
}

/** The subject's events at a glance, a lane per layer, with the diverged stretch shaded; a click opens the timeline there. */
export function TimelineStrip({ diagnosis, subject }: StripProps) {
  const goToEvent = usePanel((state) => state.goToEvent)
  const events = useMemo(() => stripEvents(diagnosis.events, subject), [diagnosis.events, subject])
  const start = diagnosis.events[0]?.at ?? diagnosis.at
  // A long silence after the last event would press everything to the left.
  const last = diagnosis.events.at(-1)?.at ?? diagnosis.at
  const end = Math.min(diagnosis.at, last + Math.max(200, (last - start) * 0.15))
  const lanes = useMemo(() => stripMarks(events, start, end), [events, start, end])
  const since = subject.divergedSince
  const stamp = end - start < 10_000 ? clock : clockSeconds
  const left = since === undefined ? undefined : Math.max(0, (since - start) / Math.max(1, end - start))
  return (
    <section className="strip" aria-label={`Events of ${subject.name}`}>
      {left !== undefined && (
        <div className="strip-shade" style={{ '--x': left } as React.CSSProperties} title="diverged" />
      )}
      {[...lanes].map(([lane, marks]) => (
        <div key={lane} className="strip-lane">
          <small>{lane}</small>
          <div className={`strip-track ${lane}`}>
            {marks.map((mark) => (
              <button
                key={mark.events[0].id}
                type="button"
                tabIndex={-1}
                aria-label={`${lane} event`}
                title={markWords(mark)}
                className={`strip-mark${mark.failed ? ' tone-bad' : ''}`}
                style={{ left: `${mark.x * 100}%`, width: `max(3px, ${mark.width * 100}%)` }}
                onClick={() => goToEvent(mark.events[0].id)}
              />
            ))}
          </div>
        </div>
      ))}
      <div className="strip-times numbers" aria-hidden="true">
        <small>{stamp(start)}</small>
        {since !== undefined && left !== undefined && left > 0.15 && left < 0.88 && (
          <small className={left > 0.5 ? 'strip-before' : ''} style={{ left: `${left * 100}%` }}>
            {stamp(since)}
          </small>
        )}
        <small className="strip-now">{stamp(end)}</small>
      </div>
    </section>
  )
}

/** Events of a mark that its hint lists. */
const LISTED = 8

/** What a mark stands for, for a hint: the steps of a hydration come so close that they are one mark. */
function markWords({ events }: Mark): string {
  const more = events.length - LISTED
  const lines = events.slice(0, LISTED).map(({ at, summary }) => `${clock(at)} ${summary}`)
  return [...lines, ...(more > 0 ? [`and ${count(more)} more`] : [])].join('\n')
}
