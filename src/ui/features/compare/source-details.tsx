import { useState } from 'react'
import type { Cell } from '../../../core/diff/aligned'
import type { Blame, Column } from '../../../core/diagnosis'
import { formatPath, type Path } from '../../../core/value/path'
import { preview } from '../../../core/value/preview'
import { FrameLink } from '../../components/actions'
import { MenuButton } from '../../components/menu'
import { columnLook, sourceDetail } from '../../components/sources'
import { clock, plural } from '../../components/time'
import { ValuePreview } from '../../components/value'
import { usePanel } from '../../store/store'
import type { ValueView } from '../../store/view-slice'
import { CellContent } from './cell'
import { pathForm, valueForms } from './copy-forms'
import { FullValue } from './full-value'
import { isNamed } from './is-named'
import { useCopy } from './use-copy'
import { useDriftItem } from './use-drift-item'

interface SourceDetailsProps {
  path: Path
  column: Column
  cell: Cell
  blame: Blame | undefined
  /** The value stands in the text difference. */
  shownElsewhere: boolean
}

/** One source at the selected path: from what to what, by whom, when, from which lines; then the whole value. */
export function SourceDetails({ path, column, cell, blame, shownElsewhere }: SourceDetailsProps) {
  const look = columnLook(column)
  const view = usePanel((state) => state.valueView)
  const copy = useCopy()
  const forms = valueForms(cell)
  const drift = useDriftItem()
  const put = cell.kind === 'value' ? drift(cell.value, `${look.name} ${formatPath(path)}`) : []
  return (
    <article className="source-details" aria-label={`${look.name} ${sourceDetail(column.source)}`}>
      <div className="source-head">
        <p>
          <b className={look.layer}>{look.name}</b> <Change blame={blame} cell={cell} />
        </p>
        {forms.length > 0 && (
          <MenuButton
            name={`Copy from ${look.name}`}
            groups={() => [{ name: 'copy', items: [...[...forms, pathForm(path)].map(copy), ...put] }]}
          >
            Copy ▾
          </MenuButton>
        )}
      </div>
      {blame && <Where blame={blame} />}
      {blame?.trouble !== undefined && <p className="tone-bad trouble">{blame.trouble}</p>}
      {cell.kind === 'value' ? (
        !shownElsewhere && !isSaid(cell.value, blame, view) && <FullValue value={cell.value} column={column} />
      ) : (
        <p className="no-value">
          <CellContent cell={cell} />
        </p>
      )}
    </article>
  )
}

/** What is known of how the source came to what it has here. */
function Change({ blame, cell }: { blame: Blame | undefined; cell: Cell }) {
  if (cell.kind === 'outside') return <span className="dim">holds no such part</span>
  if (!blame) return <span className="dim">never written</span>
  if (blame.event === undefined) return <span className="dim">there before the recording began</span>
  if (!blame.from && !blame.to)
    return (
      <>
        <span className="dim">{cell.kind === 'value' ? 'unchanged since' : 'never had it; its last write:'}</span>{' '}
        <b>{blame.by}</b>
      </>
    )
  return (
    <>
      {blame.from ? <ValuePreview value={blame.from.value} max={SAID} /> : <span className="dim">nothing</span>}
      {' → '}
      {blame.to ? <ValuePreview value={blame.to.value} max={SAID} /> : <span className="dim">removed</span>}
      {isNamed(blame) && (
        <>
          {' by '}
          <b>{blame.by}</b>
        </>
      )}
    </>
  )
}

/** The most lines of a stack that are shown, and how many at first. */
const FRAMES = 6
const FIRST = 2

/** The longest value of the sentence. */
const SAID = 24

/** A short value that stands in whole in the sentence above needs no box of its own. */
function isSaid(value: unknown, blame: Blame | undefined, view: ValueView): boolean {
  if (view !== 'parsed' || !blame?.to || (typeof value === 'object' && value !== null)) return false
  const text = preview(value, SAID + 1)
  return text.length <= SAID && text === preview(blame.to.value, SAID + 1)
}

function Where({ blame }: { blame: Blame }) {
  const goToEvent = usePanel((state) => state.goToEvent)
  const { event, at, frames } = blame
  const [all, setAll] = useState(false)
  const shown = all ? FRAMES : FIRST
  const more = Math.min(FRAMES, frames.length) - shown
  return (
    <p className="where numbers">
      {event !== undefined && at !== undefined && (
        <button type="button" className="link" title="Show this event in the timeline" onClick={() => goToEvent(event)}>
          {clock(at)}
        </button>
      )}
      {frames.slice(0, shown).map((frame, index) => (
        <span key={`${frame.url}:${frame.line}:${frame.column}`}>
          {index === 0 ? ' · ' : ' ← '}
          <FrameLink frame={frame} /> {frame.fn}
        </span>
      ))}
      {more > 0 && (
        <button type="button" className="link" title="Show who called it" onClick={() => setAll(true)}>
          {' '}
          ← {plural(more, 'caller')}
        </button>
      )}
    </p>
  )
}
