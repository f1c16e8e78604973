import type { DiagnosedSubject, Diagnosis } from '../../../core/diagnosis'
import type { Path } from '../../../core/value/path'
import { usePanel } from '../../store/store'
import { PathDetails } from './details'
import { CompareGrid } from './grid'
import { firstDifference } from './first-difference'
import { VerdictBanner } from './verdict'
import './compare.css'
import './details.css'

/** A subject's sources side by side: the verdict, the aligned tree, the selected path. */
export function Compare({ subject, diagnosis }: { subject: DiagnosedSubject; diagnosis: Diagnosis }) {
  const chosen = usePanel((state) => state.paths[subject.id])
  const path: Path | undefined = chosen ?? firstDifference(subject)
  return (
    <div className="compare">
      <VerdictBanner subject={subject} />
      <CompareGrid subject={subject} path={path} />
      {path && <PathDetails subject={subject} diagnosis={diagnosis} path={path} />}
    </div>
  )
}
