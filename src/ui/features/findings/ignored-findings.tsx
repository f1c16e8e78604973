import type { Diagnosis } from '../../../core/diagnosis'
import { EVERYTHING, type IgnoreRule } from '../../../core/ignore/rule'
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
                {finding.rule}, {saidBy(by)}
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

/** `muted on this site`, `muted for cart, theme`, `ignored: **.openedAt` */
function saidBy(by: readonly IgnoreRule[]): string {
  const whole = by.filter(({ rule, pattern }) => rule !== undefined && pattern === EVERYTHING)
  if (whole.some(({ subject }) => subject === undefined)) return 'muted on this site'
  if (whole.length > 0) return 'muted for this subject'
  const muted = by.every(({ rule }) => rule !== undefined)
  return `${muted ? 'muted for' : 'ignored:'} ${by.map(({ pattern }) => pattern).join(', ')}`
}
