import { useState } from 'react'
import type { Cell } from '../../../core/diff/aligned'
import type { Blame, Column } from '../../../core/diagnosis'
import { BEFORE } from '../../../core/timeline/blame'
import { formatPath, type Path } from '../../../core/value/path'
import { preview } from '../../../core/value/preview'
import { MenuButton } from '../../components/menu'
import { columnLook, sourceDetail } from '../../components/sources'
import { plural } from '../../components/time'
import { ValuePreview } from '../../components/value'
import { FrameLink, FrameName } from '../../source-maps/frame-link'
import { useWriter } from '../../source-maps/use-writer'
import { usePanel } from '../../store/store'
import type { ValueView } from '../../store/view-slice'
import { BroughtBy, By, EventTime } from './blame-words'
import { CellContent } from './cell'
import { pathForm, valueForms } from './copy-forms'
import { FullValue } from './full-value'
import { useCopy } from './use-copy'
import { useDriftItem } from './use-drift-item'
import { twinName } from './without-part'

interface SourceDetailsProps {
  path: Path
  column: Column
  /** Another source has the same name. */
  hasTwin: boolean
  cell: Cell
  blame: Blame | undefined
  /** An array element that stands elsewhere in another source. */
  moved: boolean
  /** The value stands in the text difference. */
  shownElsewhere: boolean
}

/** One source at the selected path: from what to what, by whom, when, from which lines; then the whole value. */
export function SourceDetails({ path, column, hasTwin, cell, blame, moved, shownElsewhere }: SourceDetailsProps) {
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
          <b className={look.layer}>{look.name}</b> {hasTwin && <span className={look.layer}>{twinName(column)} </span>}
          <Change blame={blame} cell={cell} />
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
      {moved && blame?.moved && <Moved move={blame.moved} />}
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
  if (!blame) return <span className="dim">never written</span>
  const { from, to, began, event, by } = blame
  if (!from && !to && cell.kind !== 'value') return <span className="dim">never had it</span>
  if (event === undefined)
    return (
      <>
        {to && <ValuePreview value={to.value} max={SAID} />}
        <span className="dim"> there {by === BEFORE ? 'before the recording began' : by}</span>
      </>
    )
  if (!from && !to)
    return (
      <>
        <span className="dim">unchanged since</span> <b>{by}</b>
      </>
    )
  return (
    <>
      {!began && (
        <>
          {from ? <ValuePreview value={from.value} max={SAID} /> : <span className="dim">nothing</span>}
          {' → '}
        </>
      )}
      {to ? <ValuePreview value={to.value} max={SAID} /> : <span className="dim">removed</span>}
      <By blame={blame} />
      {blame.brought && <BroughtBy blame={blame} />}
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
  const { frames } = useWriter(blame.writer)
  const [all, setAll] = useState(false)
  const shown = all ? FRAMES : FIRST
  const more = Math.min(FRAMES, frames.length) - shown
  return (
    <p className="where numbers">
      <EventTime blame={blame} />
      {frames.slice(0, shown).map((frame, index) => (
        <span key={`${frame.url}:${frame.line}:${frame.column}`}>
          {index === 0 ? ' · ' : ' ← '}
          <FrameLink frame={frame} /> <FrameName frame={frame} />
        </span>
      ))}
      {more > 0 && (
        <>
          {' '}
          <button type="button" className="link" title="Show who called it" onClick={() => setAll(true)}>
            ← {plural(more, 'caller')}
          </button>
        </>
      )}
    </p>
  )
}

/** Of an array element that stands elsewhere in another source: who last moved it, counted from 0 as in code. */
function Moved({ move: { from, to, by } }: { move: NonNullable<Blame['moved']> }) {
  return (
    <p className="where numbers">
      moved from [{from}] to [{to}]
      <By blame={by} /> <EventTime blame={by} />
    </p>
  )
}
