import type { DiagnosedSubject } from '../../../core/diagnosis'
import { SOURCE_LOOKS } from '../../components/sources'
import { stress } from './stress'

/** The verdict with the subject's name and the loss in bold, and the copy to trust in its colour. */
export function Sentence({ subject }: { subject: DiagnosedSubject }) {
  const { sentence, trust } = subject.verdict
  const source = subject.columns.find((column) => column.source.id === trust)?.source
  const rest = sentence.startsWith(subject.name) ? sentence.slice(subject.name.length) : `: ${sentence}`
  return (
    <>
      <b>{subject.name}</b>
      {stress(rest).map(({ at, kind, text }) => {
        if (kind === 'plain') return <span key={at}>{text}</span>
        return (
          <b key={at} className={kind === 'trust' && source ? SOURCE_LOOKS[source.kind].layer : undefined}>
            {text}
          </b>
        )
      })}
    </>
  )
}
