import type { DiagnosedSubject, Diagnosis } from '../../../core/diagnosis'
import { StatusDot } from '../../components/look'
import { InlineText } from '../../components/markdown-view'
import { usePanel } from '../../store/store'
import { unexplained } from './without-finding'

/** Subjects whose copies differ though no rule speaks: the verdict says how they stand. */
export function Unexplained({ diagnosis }: { diagnosis: Diagnosis }) {
  const subjects = unexplained(diagnosis)
  if (subjects.length === 0) return undefined
  return (
    <section aria-label="Differs without a finding" className="finding-group">
      <h2>Differs without a finding</h2>
      {subjects.map((subject) => (
        <Row key={subject.id} subject={subject} />
      ))}
    </section>
  )
}

function Row({ subject }: { subject: DiagnosedSubject }) {
  const openSubject = usePanel((state) => state.openSubject)
  return (
    <article className="finding" aria-label={subject.name}>
      <StatusDot status={subject.status} />
      <p className="finding-text">
        <InlineText text={subject.verdict.sentence} />
      </p>
      <div className="finding-actions">
        <button type="button" className="button outlined small" onClick={() => openSubject(subject)}>
          Compare
        </button>
      </div>
    </article>
  )
}
