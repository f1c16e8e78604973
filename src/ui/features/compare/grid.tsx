import { useCallback, useEffect, useEffectEvent, useId, useMemo, useRef } from 'react'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import type { Path } from '../../../core/value/path'
import { useVirtualRows } from '../../components/virtual-rows'
import { useLinkMenus } from '../../link-menus'
import { rowKey } from '../../store/row-key'
import { usePanel } from '../../store/store'
import { useRowHeight } from '../../store/use-row-height'
import { ColumnHead } from './column-head'
import { CountsHead } from './counts-head'
import { gridKey } from './grid-keys'
import { GridRow } from './grid-row'
import { useRowMenu } from './row-menu'
import { flatten, nextDifference, type Row } from './rows'
import { StateHead } from './state-head'
import { useColumns } from './use-columns'

const HEAD = 42
const NONE: ReadonlyMap<string, boolean> = new Map()

interface GridProps {
  subject: DiagnosedSubject
  path: Path | undefined
}

/** The aligned tree: a row per path, a column per source. Only rows on screen are in the document. */
export function CompareGrid({ subject, path }: GridProps) {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = useRowHeight()
  const expanded = usePanel((state) => state.expanded[subject.id]) ?? NONE
  const onlyDifferences = usePanel((state) => state.onlyDifferences)
  const selectPath = usePanel((state) => state.selectPath)
  const setExpanded = usePanel((state) => state.setExpanded)
  const setOnlyDifferences = usePanel((state) => state.setOnlyDifferences)

  const add = useLinkMenus().adder(subject)
  const { rows, selected } = useRows(subject, { expanded, onlyDifferences }, path)
  const { kinds, columns, shown, shownKeys, hiddenKeys, style } = useColumns(subject)
  const virtual = useVirtualRows({
    scroller,
    count: rows.length,
    height: rowHeight,
    head: HEAD,
    selected,
    selection: path && `${subject.id} ${rowKey(path)}`,
  })

  const select = useCallback((row: Row) => selectPath(subject.id, row.node.path), [selectPath, subject.id])
  const toggle = useCallback(
    (row: Row) => row.node.expandable && setExpanded(subject.id, [[row.key, !row.expanded]]),
    [setExpanded, subject.id],
  )
  const { menu, onContextMenu } = useRowMenu({ subject, rows, selected, onSelect: select })
  const step = (by: 1 | -1): void => {
    const row = rows[nextDifference(rows, selected, by)]
    if (row) select(row)
  }
  useAskedSteps(step)
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isInHead(event)) return
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD) / rowHeight) - 1)
    const action = gridKey(event.key, rows, selected, page)
    if (!action) return
    event.preventDefault()
    if ('open' in action) {
      setExpanded(subject.id, action.open)
      return
    }
    const row = rows[action.select]
    if (row) select(row)
  }

  return (
    <>
      <div
        ref={scroller}
        role="treegrid"
        aria-label={`Comparison of ${subject.name}`}
        aria-rowcount={rows.length + 1}
        aria-colcount={shown.length + 2}
        aria-activedescendant={selected >= 0 ? `${id}-${selected}` : undefined}
        aria-keyshortcuts="n p *"
        tabIndex={0}
        className="grid"
        style={style}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        onFocus={(event) => !isInHead(event) && scroller.current?.focus({ preventScroll: true })}
      >
        <div role="row" aria-rowindex={1} className="grid-head">
          <CountsHead subject={subject} />
          {shown.map((column) => (
            <ColumnHead
              key={column.source.id}
              column={column}
              subject={subject}
              shown={shownKeys}
              hidden={hiddenKeys}
            />
          ))}
          <StateHead subject={subject} shown={shown} onStep={step} />
        </div>
        <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]
            return (
              row && (
                <GridRow
                  key={row.key}
                  id={`${id}-${item.index}`}
                  row={row}
                  kinds={kinds}
                  columns={columns}
                  index={item.index + 2}
                  top={item.start}
                  selected={item.index === selected}
                  onSelect={select}
                  onToggle={toggle}
                />
              )
            )
          })}
        </div>
        {rows.length === 0 && (
          <p className="grid-empty dim">
            {emptyWords(subject)}{' '}
            <button type="button" className="link" onClick={() => setOnlyDifferences(false)}>
              Show equal paths
            </button>
            {add && subject.columns.length === 1 && (
              <>
                {' · '}
                <button type="button" className="link" onClick={add}>
                  Link a source…
                </button>
              </>
            )}
          </p>
        )}
      </div>
      {menu}
    </>
  )
}

/** A red verdict above an empty grid would be a riddle. */
function emptyWords({ columns, findings }: DiagnosedSubject): string {
  if (columns.length === 1) return 'Nothing to compare with.'
  return findings.length === 0 ? 'Nothing differs.' : 'Nothing differs any more; Why tells what happened.'
}

/** Goes to the next or previous difference when the palette asks for it. */
function useAskedSteps(step: (by: 1 | -1) => void): void {
  const asked = usePanel((state) => state.stepAsked)
  const answered = useRef(asked)
  const go = useEffectEvent(step)
  useEffect(() => {
    if (answered.current === asked) return
    answered.current = asked
    go(asked.by)
  }, [asked])
}

/** Controls in the head have keys and focus of their own; rows, which come and go, leave both to the grid. */
const isInHead = ({ target }: React.SyntheticEvent): boolean =>
  target instanceof Element && target.closest('.grid-head') !== null

/** The rows, and the place of the selected one: kept on screen even when it has become equal under the filter. */
function useRows(
  subject: DiagnosedSubject,
  { expanded, onlyDifferences }: { expanded: ReadonlyMap<string, boolean>; onlyDifferences: boolean },
  path: Path | undefined,
): { rows: Row[]; selected: number } {
  const plain = useMemo(
    () => flatten(subject.tree, { expanded, onlyDifferences }),
    [subject.tree, expanded, onlyDifferences],
  )
  return useMemo(() => {
    if (!path) return { rows: plain, selected: -1 }
    const key = rowKey(path)
    const found = plain.findIndex((row) => row.key === key)
    if (found >= 0) return { rows: plain, selected: found }
    const rows = flatten(subject.tree, { expanded, onlyDifferences, keep: path })
    return { rows, selected: rows.findIndex((row) => row.key === key) }
  }, [plain, subject.tree, expanded, onlyDifferences, path])
}
