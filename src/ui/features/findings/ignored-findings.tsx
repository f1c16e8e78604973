import type { Diagnosis } from '../../../core/diagnosis'
import { SeverityMark } from '../../components/look'
import { plural } from '../../components/time'

/** What was found on ignored paths alone: not reported, and not lost. */
export function IgnoredFindings({ diagnosis }: { diagnosis: Diagnosis }) {
  const ignored = diagnosis.subjects.flatMap(({ ignoredFindings = [] }) => ignoredFindings)
  if (ignored.length === 0) return undefined
  return (
    <details className="finding-possible">
      <summary>{plural(ignored.length, 'finding')} on ignored paths</summary>
      <ul aria-label="Ignored findings" className="ignored-findings">
        {ignored.map(({ finding, by }) => (
          <li key={finding.id}>
            <SeverityMark severity={finding.severity} /> {finding.sentence}{' '}
            <span className="dim">
              ignored by <code>{by.join(', ')}</code>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
