import { useState } from 'react'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import { FixCode } from '../../components/fix-code'
import { usePanel } from '../../store/store'
import { Sentence } from './sentence'

const MARKS: Record<DiagnosedSubject['status'], { mark: string; tone: string }> = {
  error: { mark: '✖', tone: 'bad' },
  warning: { mark: '▲', tone: 'warn' },
  differs: { mark: '≠', tone: 'warn' },
  ok: { mark: '✔', tone: 'ok' },
  none: { mark: '○', tone: 'dim' },
}

/** The first thing read: one sentence on how the subject stands, with the way to its reason and its fix. */
export function VerdictBanner({ subject }: { subject: DiagnosedSubject }) {
  const goToFinding = usePanel((state) => state.goToFinding)
  const [fixShown, setFixShown] = useState(false)
  const { mark, tone } = MARKS[subject.status]
  const finding = subject.findings[0]
  return (
    <div className={`verdict verdict-${tone}`} role="status" aria-label="Verdict">
      <div className="verdict-line">
        <span className={`tone-${tone}`} aria-hidden="true">
          {mark}
        </span>
        <p className="grow">
          <Sentence subject={subject} />
        </p>
        {finding && (
          <>
            <button type="button" className="button outlined" onClick={() => goToFinding(finding.id)}>
              Why
            </button>
            {finding.fix !== '' && (
              <button
                type="button"
                className="button outlined"
                aria-expanded={fixShown}
                onClick={() => setFixShown(!fixShown)}
              >
                Fix
              </button>
            )}
          </>
        )}
      </div>
      {fixShown && finding && finding.fix !== '' && <FixCode code={finding.fix} />}
    </div>
  )
}
