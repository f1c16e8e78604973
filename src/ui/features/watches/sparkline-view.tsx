import { useMemo } from 'react'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import type { Path } from '../../../core/value/path'
import { columnLook } from '../../components/sources'
import { plural } from '../../components/time'
import { playheadEvent, wholeDiagnosis } from '../../store/selectors'
import { usePanel } from '../../store/store'
import { sparkOf } from './sparkline'

const HEIGHT = 14

/** The changes of a path over the whole recording: a tick for each in its source's colour, numbers as lines. */
export function Sparkline({ subject, path }: { subject: DiagnosedSubject; path: Path }) {
  const from = usePanel((state) => wholeDiagnosis(state)?.events[0]?.at ?? 0)
  const to = usePanel((state) => wholeDiagnosis(state)?.at ?? 0)
  const playhead = usePanel((state) => playheadEvent(state)?.at)
  const whole = usePanel((state) => wholeDiagnosis(state)?.subjects.find(({ id }) => id === subject.id)) ?? subject
  const history = useMemo(() => whole.history(path), [whole, path])
  const { marks, lines } = useMemo(() => sparkOf(history, from, to), [history, from, to])
  const layers = useMemo(
    () => new Map(whole.columns.map((column) => [column.source.id, columnLook(column).layer])),
    [whole],
  )
  const changes = `${plural(marks.length, 'change')}${history.cut ? ' at least' : ''}`
  return (
    <svg className="sparkline" viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={changes}>
      <title>{changes}</title>
      {lines.map(({ source, points }) => (
        <polyline
          key={source}
          className={layers.get(source)}
          points={points.map(({ x, y }) => `${x * 100},${1 + (1 - y) * (HEIGHT - 2)}`).join(' ')}
        />
      ))}
      {marks.map(({ x, source }, index) => (
        <line
          key={index}
          className={layers.get(source)}
          x1={x * 100}
          x2={x * 100}
          y1={lines.length > 0 ? HEIGHT - 3 : 3}
          y2={HEIGHT}
        />
      ))}
      {playhead !== undefined && (
        <line
          className="sparkline-playhead"
          x1={(100 * (playhead - from)) / Math.max(1, to - from)}
          x2={(100 * (playhead - from)) / Math.max(1, to - from)}
          y1="0"
          y2={HEIGHT}
        />
      )}
    </svg>
  )
}
