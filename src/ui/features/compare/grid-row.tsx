import { memo } from 'react'
import { StateBadge } from '../../components/look'
import { stepName } from '../../components/path-names'
import type { ShownKind } from '../../components/sources'
import { CellContent } from './cell'
import type { Row } from './rows'
import { tintOf } from './tint'

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
  onSelect: (row: Row) => void
  onToggle: (row: Row) => void
}

const ABSENT = { kind: 'absent' } as const

/** One aligned path: its name, a cell per source, its state. */
export const GridRow = memo(function GridRow({
  row,
  id,
  kinds,
  columns,
  selected,
  index,
  top,
  onSelect,
  onToggle,
}: GridRowProps) {
  const { node } = row
  const step = node.path.at(-1)
  return (
    // The grid itself takes the keys (aria-activedescendant), so rows only take the mouse.
    <div
      id={id}
      role="row"
      data-row={index - 2}
      tabIndex={-1}
      aria-level={row.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-rowindex={index}
      aria-selected={selected}
      aria-expanded={node.expandable ? row.expanded : undefined}
      className={`grid-row${node.divergent > 0 ? '' : ' same'}`}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={() => onSelect(row)}
      onDoubleClick={() => onToggle(row)}
    >
      <div
        role="rowheader"
        className="cell path mono"
        title={typeof step === 'string' ? step : undefined}
        style={{ paddingLeft: 8 + row.depth * 14 }}
      >
        <span className="twist" aria-hidden="true" onMouseDown={() => onToggle(row)}>
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
        <StateBadge state={node.state} title={node.loses} />
      </div>
    </div>
  )
})
