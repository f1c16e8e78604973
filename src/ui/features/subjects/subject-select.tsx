import { useMemo } from 'react'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import { usePanel } from '../../store/store'
import { subjectTab, useTabLabels } from '../../store/tab-labels'
import { groupSubjects } from './groups'

interface SubjectSelectProps {
  subjects: readonly DiagnosedSubject[]
  selected: DiagnosedSubject | undefined
}

/** The sidebar of a narrow panel. */
export function SubjectSelect({ subjects, selected }: SubjectSelectProps) {
  const choose = usePanel((state) => state.openSubject)
  const tabs = useTabLabels()
  const groups = useMemo(() => groupSubjects(subjects, '', tabs), [subjects, tabs])
  const onChange = (event: React.ChangeEvent<HTMLSelectElement>): void => {
    const subject = subjects.find((s) => s.id === event.target.value)
    if (subject) choose(subject)
  }
  return (
    <div className="subject-select">
      <select className="field" aria-label="Subject" value={selected?.id ?? ''} onChange={onChange}>
        {groups.map((group) => (
          <optgroup key={group.title} label={group.title}>
            {group.subjects.map((subject) => (
              <option key={subject.id} value={subject.id}>
                {[subject.name, tabs.of(subjectTab(subject)), subject.divergent > 0 && `${subject.divergent} differ`]
                  .filter(Boolean)
                  .join(' · ')}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}
