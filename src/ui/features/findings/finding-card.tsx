import { useEffect, useRef } from 'react'
import type { Diagnosis, TimelineEvent } from '../../../core/diagnosis'
import type { Finding } from '../../../core/session/session'
import { CopyButton } from '../../components/actions'
import { FixCode } from '../../components/fix-code'
import { SeverityMark } from '../../components/look'
import { InlineText } from '../../components/markdown-view'
import { MenuButton } from '../../components/menu'
import { clock } from '../../components/time'
import { FrameLink } from '../../source-maps/frame-link'
import { useWriter } from '../../source-maps/use-writer'
import { usePanel } from '../../store/store'
import { subjectTab, useTabLabels } from '../../store/tab-labels'
import { asMarkdown } from './as-markdown'
import { PathLinks } from './path-links'
import { RescueOffer, type Wished } from './rescue-offer'
import { hasRulePage } from './rule-pages'
import { useJumps } from './use-jumps'
import { useMutes } from './use-mutes'

/** One conclusion: what is wrong, what it costs, what shows it, how to mend it. */
export function FindingCard({
  finding,
  diagnosis,
  onRestore,
}: {
  finding: Finding
  diagnosis: Diagnosis
  onRestore: (wished: Wished) => void
}) {
  const wanted = usePanel((state) => state.finding === finding.id)
  const openRulePage = usePanel((state) => state.openRulePage)
  const card = useRef<HTMLElement>(null)
  const tabs = useTabLabels()
  const subject = diagnosis.subjects.find(({ id }) => id === finding.subject)
  const { compare, groups } = useJumps(finding, diagnosis)
  const more = [...groups, ...useMutes(finding, subject?.name ?? 'this')]
  const where = subject ? tabs.of(subjectTab(subject)) : ''
  useEffect(() => {
    if (!wanted) return
    card.current?.closest('details')?.setAttribute('open', '')
    card.current?.scrollIntoView({ block: 'nearest' })
    card.current?.focus()
  }, [wanted])
  return (
    <article ref={card} tabIndex={-1} aria-label={finding.rule} className={`finding${wanted ? ' wanted' : ''}`}>
      <SeverityMark severity={finding.severity} />
      <div className="finding-text">
        <p className="finding-sentence">
          <InlineText text={finding.sentence} />
        </p>
        {finding.consequence !== '' && (
          <p>
            <InlineText text={finding.consequence} />
          </p>
        )}
        <p className="finding-about dim">
          <code>{finding.rule}</code> · {finding.confidence}
          {where !== '' && ` · ${where}`}
          {hasRulePage(finding.rule) && (
            <>
              {' · '}
              <button type="button" className="link" onClick={() => openRulePage(finding.rule)}>
                About this rule
              </button>
            </>
          )}
        </p>
        {subject && finding.paths.length > 0 && <PathLinks paths={finding.paths} subject={subject} />}
        <Evidence finding={finding} diagnosis={diagnosis} name={subject?.name} />
        {finding.explains.length > 0 && (
          <ul className="finding-explains dim" aria-label="Also explains">
            {finding.explains.map((symptom) => (
              <li key={symptom}>explains {symptom}</li>
            ))}
          </ul>
        )}
        {finding.rescue && subject && <RescueOffer rescue={finding.rescue} subject={subject} onRestore={onRestore} />}
        {finding.fix !== '' && <FixCode code={finding.fix} />}
      </div>
      <div className="finding-actions">
        <CopyButton text={() => asMarkdown(finding, diagnosis)} label="Copy" title="Copy this finding as Markdown" />
        {compare && (
          <button type="button" className="button outlined small" onClick={compare}>
            Compare
          </button>
        )}
        {more.length > 0 && (
          <MenuButton name={`More on ${finding.rule}`} groups={() => more}>
            ⋯
          </MenuButton>
        )}
      </div>
    </article>
  )
}

/** The finding's subject stands above it. */
const withoutName = (summary: string, name: string | undefined): string =>
  name !== undefined && summary.startsWith(`${name}: `) ? summary.slice(name.length + 2) : summary

function Evidence({ finding, diagnosis, name }: { finding: Finding; diagnosis: Diagnosis; name: string | undefined }) {
  const goToEvent = usePanel((state) => state.goToEvent)
  const tabs = useTabLabels()
  const events = finding.evidence
    .flatMap((id) => diagnosis.events.find((event) => event.id === id) ?? [])
    .toSorted((a, b) => a.seq - b.seq)
  if (events.length === 0) return undefined
  return (
    <ul className="finding-evidence" aria-label="Evidence">
      {events.map((event: TimelineEvent) => (
        <li key={event.id}>
          <button type="button" className="link numbers" onClick={() => goToEvent(event.id)}>
            {clock(event.at)}
          </button>
          <span className={`dot ${event.layer}`} />
          <span className="ellipsis" title={event.summary}>
            {tabs.several && <span className="dim">{tabs.of(event.tab)} </span>}
            {withoutName(event.summary, name)}
          </span>
          <WriterLink event={event} />
        </li>
      ))}
    </ul>
  )
}

/** The line that caused an event, which opens in Sources. */
function WriterLink({ event }: { event: TimelineEvent }) {
  const [frame] = useWriter(event.writer).frames
  return frame && <FrameLink frame={frame} />
}
