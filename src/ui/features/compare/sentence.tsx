import type { DiagnosedSubject } from '../../../core/diagnosis'
import { columnLook } from '../../components/sources'
import { InlineText } from '../../components/markdown-view'
import { subjectTab, useTabLabels } from '../../store/tab-labels'
import { stress } from './stress'

/** The verdict with the subject's name and the loss in bold, and the copy to trust in its colour. */
export function Sentence({ subject }: { subject: DiagnosedSubject }) {
  const { sentence, trust } = subject.verdict
  const column = subject.columns.find(({ source }) => source.id === trust)
  const tabs = useTabLabels()
  const tab = tabs.of(subjectTab(subject))
  const rest = sentence.startsWith(subject.name) ? sentence.slice(subject.name.length) : `: ${sentence}`
  return (
    <>
      <b>{subject.name}</b>
      {tab !== '' && ` in ${tab}`}
      {stress(rest).map(({ at, kind, text }) => {
        if (kind === 'plain') return <InlineText key={at} text={text} />
        return (
          <b key={at} className={kind === 'trust' && column ? columnLook(column).layer : undefined}>
            <InlineText text={text} />
          </b>
        )
      })}
    </>
  )
}
