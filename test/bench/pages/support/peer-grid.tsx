import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import type { DiagnosedSubject } from '../../../../src/core/diagnosis'
import { GridRow } from '../../../../src/ui/features/compare/grid-row'
import { RowIndex } from '../../../../src/ui/features/compare/row-index'
import { useColumns } from '../../../../src/ui/features/compare/use-columns'
import { useGridActions } from '../../../../src/ui/features/compare/use-grid-actions'
import { UNTOUCHED, withDepth } from '../../../../src/ui/store/expansion'

/** Rows that are drawn beyond the edges, as many as in the grid it is compared with. */
const OVERSCAN = 12

/** The rows and cells of the comparison, windowed by react-virtual. */
export function PeerGrid({ subject }: { subject: DiagnosedSubject }) {
  const scroller = useRef<HTMLDivElement>(null)
  const [index] = useState(
    () => new RowIndex(subject.tree, { expansion: withDepth(UNTOUCHED, [], 'all'), onlyDifferences: false }),
  )
  const { kinds, columns, style } = useColumns(subject)
  const actions = useGridActions(subject, undefined)
  // oxlint-disable-next-line react/incompatible-library -- the React compiler, which this would stop, is not in use
  const virtual = useVirtualizer({
    count: index.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => 20,
    overscan: OVERSCAN,
  })
  return (
    <div ref={scroller} role="treegrid" tabIndex={0} className="grid" style={style}>
      <div className="grid-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = index.row(item.index)
          return (
            row && (
              <GridRow
                key={item.key}
                id={`peer-${item.index}`}
                row={row}
                kinds={kinds}
                columns={columns}
                index={item.index + 2}
                top={item.start}
                selected={false}
                actions={actions}
              />
            )
          )
        })}
      </div>
    </div>
  )
}
