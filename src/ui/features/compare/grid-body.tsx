import type { RowWindow } from '../../components/row-window'
import type { ShownKind } from '../../components/sources'
import { useDrawnRows } from '../../components/use-row-window'
import { GridRow } from './grid-row'
import type { GridActions } from './use-grid-actions'
import type { Rows } from './use-rows'

interface GridBodyProps {
  /** What the ids of rows begin with. */
  id: string
  rows: Rows
  window: RowWindow
  kinds: readonly ShownKind[]
  /** Indices of the columns that are shown. */
  columns: readonly number[]
  actions: GridActions
  /** px of all rows. */
  height: number
}

/** The rows on screen: all that renders again while the grid is scrolled. */
export function GridBody({ id, rows: { index, selected }, window, kinds, columns, actions, height }: GridBodyProps) {
  return (
    <div role="rowgroup" className="grid-body" style={{ height }}>
      {useDrawnRows(window).map(({ index: number, key, top }) => {
        const row = index.row(number)
        return (
          row && (
            <GridRow
              key={key}
              id={`${id}-${number}`}
              row={row}
              kinds={kinds}
              columns={columns}
              index={number + 2}
              top={top}
              selected={number === selected}
              actions={actions}
            />
          )
        )
      })}
    </div>
  )
}
