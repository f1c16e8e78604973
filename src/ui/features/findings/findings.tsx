import { useMemo, useState } from 'react'
import type { Diagnosis } from '../../../core/diagnosis'
import { plural } from '../../components/time'
import { usePanel } from '../../store/store'
import { FindingCard } from './finding-card'
import { type FindingGroup, groupFindings } from './group'
import { IgnoredFindings } from './ignored-findings'
import { RestoreDialog, type Wished } from './rescue-offer'
import { RulePage } from './rule-page'
import { Unexplained } from './unexplained'
import { WhyNot } from './why-not'
import { unexplained } from './without-finding'
import './findings.css'

/** What the rules concluded, worst first, by subject; or the page of one rule. */
export function Findings({ diagnosis }: { diagnosis: Diagnosis }) {
  const rulePage = usePanel((state) => state.rulePage)
  const groups = useMemo(() => groupFindings(diagnosis), [diagnosis])
  const [wished, setWished] = useState<Wished>()
  if (rulePage !== undefined) return <RulePage rule={rulePage} />
  return (
    <div className="findings">
      {diagnosis.failures.map((failure) => (
        <p key={`${failure.plugin} ${failure.message}`} className="finding-failure tone-warn">
          The rule or codec <b>{failure.plugin}</b> failed on this recording ({failure.message}); the others went on.
        </p>
      ))}
      {groups.map((group) => (
        <Group key={group.subject} group={group} diagnosis={diagnosis} onRestore={setWished} />
      ))}
      <Unexplained diagnosis={diagnosis} />
      {groups.length === 0 && (
        <p className="findings-none">
          {unexplained(diagnosis).length === 0 && (
            <span className="tone-ok" aria-hidden="true">
              ✔{' '}
            </span>
          )}
          No findings. {plural(diagnosis.subjects.filter((s) => s.columns.length > 1).length, 'subject')} compared,{' '}
          {plural(diagnosis.events.filter(({ at }) => at <= diagnosis.at).length, 'event')} judged.
        </p>
      )}
      <IgnoredFindings diagnosis={diagnosis} />
      <WhyNot diagnosis={diagnosis} />
      {wished && <RestoreDialog wished={wished} onClose={() => setWished(undefined)} />}
    </div>
  )
}

interface GroupProps {
  group: FindingGroup
  diagnosis: Diagnosis
  onRestore: (wished: Wished) => void
}

function Group({ group, diagnosis, onRestore }: GroupProps) {
  const subject = diagnosis.subjects.find((s) => s.id === group.subject)
  const chooseSubject = usePanel((state) => state.chooseSubject)
  const setTab = usePanel((state) => state.setTab)
  const compare = (): void => {
    if (!subject) return
    chooseSubject(subject)
    setTab('compare')
  }
  return (
    <section aria-label={`Findings of ${group.name}`} className="finding-group">
      <h2>
        {group.name}
        {subject && (
          <button type="button" className="link" onClick={compare}>
            compare
          </button>
        )}
      </h2>
      {group.findings.map((finding) => (
        <FindingCard key={finding.id} finding={finding} diagnosis={diagnosis} onRestore={onRestore} />
      ))}
      {group.collapsed.length > 0 && (
        <details className="finding-possible">
          <summary>{plural(group.collapsed.length, 'possible finding')}: the evidence is indirect</summary>
          {group.collapsed.map((finding) => (
            <FindingCard key={finding.id} finding={finding} diagnosis={diagnosis} onRestore={onRestore} />
          ))}
        </details>
      )}
    </section>
  )
}
