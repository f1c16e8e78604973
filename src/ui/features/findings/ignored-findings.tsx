import type { Diagnosis } from '../../../core/diagnosis'
import type { IgnoreRule } from '../../../core/ignore/rule'
import { SeverityMark } from '../../components/look'
import { InlineText } from '../../components/markdown-view'
import { plural } from '../../components/time'
import { usePanel } from '../../store/store'

/** What was found and is not to be heard of: of muted rules, or on ignored paths alone. Not reported, not lost, and taken back here. */
export function IgnoredFindings({ diagnosis }: { diagnosis: Diagnosis }) {
  const replace = usePanel((state) => state.replaceIgnore)
  const isSaved = usePanel((state) => state.session !== undefined)
  const ignored = diagnosis.subjects.flatMap(({ ignoredFindings = [] }) => ignoredFindings)
  if (ignored.length === 0) return undefined
  return (
    <details className="finding-possible">
      <summary>{plural(ignored.length, 'finding')} muted or on ignored paths</summary>
      <ul aria-label="Ignored findings" className="ignored-findings">
        {ignored.map(({ finding, by }) => (
          <li key={finding.id}>
            <SeverityMark severity={finding.severity} />
            <span>
              <InlineText text={finding.sentence} />{' '}
              <span className="dim">
                {finding.rule}, by <code>{by.map(nameOf).join(', ')}</code>
              </span>
            </span>
            {!isSaved && (
              <button
                type="button"
                className="button outlined small"
                onClick={() => {
                  for (const rule of by) replace(rule)
                }}
              >
                Hear it again
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

const nameOf = ({ rule, pattern }: IgnoreRule): string =>
  rule === undefined ? pattern : `${rule} muted for ${pattern}`
