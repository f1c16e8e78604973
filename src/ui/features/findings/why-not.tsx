import type { Diagnosis } from '../../../core/diagnosis'
import { InlineText } from '../../components/markdown-view'
import { clock, plural } from '../../components/time'
import { usePanel } from '../../store/store'
import { hasRulePage } from './rule-pages'

/** What the rules looked at and found benign: an answer to "why does it say nothing of that?". */
export function WhyNot({ diagnosis }: { diagnosis: Diagnosis }) {
  const goToEvent = usePanel((state) => state.goToEvent)
  const openRulePage = usePanel((state) => state.openRulePage)
  const cleared = diagnosis.subjects.filter(({ cleared: own = [] }) => own.length > 0)
  if (cleared.length === 0) return undefined
  const count = cleared.reduce((sum, { cleared: own = [] }) => sum + own.length, 0)
  return (
    <details className="finding-possible">
      <summary>Why not? {plural(count, 'thing')} looked at and found benign</summary>
      {cleared.map(({ id, name, cleared: own = [] }) => (
        <section key={id} aria-label={`Found benign: ${name}`}>
          <h3>{name}</h3>
          <ul className="cleared">
            {own.map(({ rule, because, paths, evidence: [event] }) => (
              <li key={`${rule} ${paths.join(' ')} ${event} ${because}`}>
                <span className="tone-ok" aria-hidden="true">
                  ✔
                </span>
                <span>
                  <InlineText text={because} />
                </span>
                <span className="finding-about dim">
                  {hasRulePage(rule) ? (
                    <button type="button" className="link" onClick={() => openRulePage(rule)}>
                      not {rule}
                    </button>
                  ) : (
                    `not ${rule}`
                  )}
                  <Moment event={event} diagnosis={diagnosis} go={goToEvent} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  )
}

function Moment({
  event,
  diagnosis,
  go,
}: {
  event: string | undefined
  diagnosis: Diagnosis
  go: (event: string) => void
}) {
  const at = diagnosis.events.find(({ id }) => id === event)?.at
  if (event === undefined || at === undefined) return undefined
  return (
    <>
      {' · '}
      <button type="button" className="link numbers" onClick={() => go(event)}>
        {clock(at)}
      </button>
    </>
  )
}
