import { memo } from 'react'
import { StateBadge } from '../../components/look'
import { stepName } from '../../components/path-names'
import type { ShownKind } from '../../components/sources'
import type { Row } from './branch'
import { CellContent } from './cell'
import { tintOf } from './tint'
import type { GridActions } from './use-grid-actions'

interface GridRowProps {
  row: Row
  id: string
  kinds: readonly ShownKind[]
  /** Indices of the columns that are shown. */
  columns: readonly number[]
  selected: boolean
  /** 1-based among all rows, the head included. */
  index: number
  top: number
  actions: GridActions
}

const ABSENT = { kind: 'absent' } as const
/** Levels that are indented: deeper ones would leave the column. */
const MOST_INDENTED = 12
/** px of a level, and before the first. */
const INDENT = 14
const MARGIN = 8

/** One aligned path: its name, a cell per source, its state. */
export const GridRow = memo(function GridRow({ row, id, kinds, columns, selected, index, top, actions }: GridRowProps) {
  const { node, depth } = row
  const step = node.path.at(-1)
  return (
    // The grid itself takes the keys (aria-activedescendant), so rows only take the mouse.
    <div
      id={id}
      role="row"
      data-row={index - 2}
      tabIndex={-1}
      aria-level={depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-rowindex={index}
      aria-selected={selected}
      aria-expanded={node.expandable ? row.expanded : undefined}
      className={`grid-row${node.divergent > 0 ? '' : ' same'}${node.ignored ? ' ignored' : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={() => actions.select(node.path)}
      onDoubleClick={() => actions.toggle(row)}
    >
      <div
        role="rowheader"
        className="cell path mono"
        title={typeof step === 'string' ? step : undefined}
        style={{ paddingLeft: MARGIN + Math.min(depth, MOST_INDENTED) * INDENT }}
      >
        {depth > MOST_INDENTED && (
          <small className="deep" aria-hidden="true" title={`level ${depth + 1}`}>
            {depth + 1}
          </small>
        )}
        <span className="twist" aria-hidden="true" onMouseDown={({ button }) => button === 0 && actions.toggle(row)}>
          {node.expandable ? (row.expanded ? '▼' : '▶') : ''}
        </span>
        {stepName(step)}
        {node.moved === true && (
          <span className="moved-mark" title="stands at another position in another source">
            {' '}
            ⇅
          </span>
        )}
      </div>
      {columns.map((column) => (
        <div key={column} role="gridcell" data-column={column} className={`cell tint-${tintOf(node, column, kinds)}`}>
          <CellContent cell={node.cells[column] ?? ABSENT} />
        </div>
      ))}
      <div role="gridcell" className="cell state-cell">
        {node.ignored && <span className="ignored-word dim">ignored </span>}
        <StateBadge state={node.state} title={node.loses} />
      </div>
    </div>
  )
})
