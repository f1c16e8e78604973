import type { DiagnosedSubject } from '../../../core/diagnosis'
import type { AlignedNode, Cell } from '../../../core/diff/aligned'
import { type Path, formatPath } from '../../../core/value/path'
import { Chip, StateBadge } from '../../components/look'
import { columnLook, shownKind } from '../../components/sources'
import { ValuePreview } from '../../components/value'
import type { Watch } from '../../store/watch-slice'
import { Sparkline } from './sparkline-view'

interface WatchRowProps {
  watch: Watch
  path: Path
  subject: DiagnosedSubject | undefined
  /** undefined: no source has anything there. */
  node: AlignedNode | undefined
  onGo: () => void
  onRemove: () => void
}

/** A watched path: how its sources stand, what each has, and when it changed. */
export function WatchRow({ watch, path, subject, node, onGo, onRemove }: WatchRowProps) {
  const name = subject?.name ?? watch.subject.replace(/^\S+ \w+:/, '')
  const written = formatPath(path) || '(whole value)'
  return (
    <li className="watch">
      <button
        type="button"
        className="watch-go"
        aria-label={`Go to ${written} of ${name}`}
        title={`${name}: ${written}`}
        disabled={!subject}
        onClick={onGo}
      >
        <span className="dim">{name} </span>
        <span className="mono watch-path">{written}</span>
      </button>
      {node ? <StateBadge state={node.state} /> : <small className="dim">nothing there</small>}
      <button
        type="button"
        className="button small watch-remove"
        aria-label={`Stop watching ${written} of ${name}`}
        title="Stop watching"
        onClick={onRemove}
      >
        ✕
      </button>
      {subject && (
        <span className="watch-values ellipsis">
          {subject.columns.map((column, index) => (
            <span key={column.source.id} title={columnLook(column).name}>
              <Chip kind={shownKind(column)} /> <CellValue cell={node?.cells[index]} />
            </span>
          ))}
        </span>
      )}
      {subject && <Sparkline subject={subject} path={path} />}
    </li>
  )
}

function CellValue({ cell }: { cell: Cell | undefined }) {
  if (cell?.kind === 'value' || cell?.kind === 'past') return <ValuePreview value={cell.value} max={24} />
  return <span className="dim">{cell === undefined ? '–' : WORDS[cell.kind]}</span>
}

const WORDS = {
  absent: 'absent',
  outside: '–',
  excluded: 'left out',
  unreadable: 'unreadable',
  truncated: 'cut',
} as const
