import { useEffect, useEffectEvent, useId, useRef } from 'react'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import type { Path } from '../../../core/value/path'
import { count } from '../../components/time'
import { useRowWindow } from '../../components/use-row-window'
import { useLinkMenus } from '../../link-menus'
import { UNTOUCHED } from '../../store/expansion'
import { rowKey } from '../../store/row-key'
import { usePanel } from '../../store/store'
import { useRowHeight } from '../../store/use-row-height'
import { ColumnHead } from './column-head'
import { CountsHead } from './counts-head'
import { GridBody } from './grid-body'
import { GridEmpty } from './grid-empty'
import { useRowMenu } from './row-menu'
import { StateHead } from './state-head'
import { useColumns } from './use-columns'
import { type GridActions, useGridActions } from './use-grid-actions'
import { isInHead, useGridKeys } from './use-grid-keys'
import { useRows } from './use-rows'

const HEAD = 42

interface GridProps {
  subject: DiagnosedSubject
  path: Path | undefined
}

/** The aligned tree: a row per path, a column per source. Only rows on screen are in the document. */
export function CompareGrid({ subject, path }: GridProps) {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const height = useRowHeight()
  const expansion = usePanel((state) => state.expanded[subject.id]) ?? UNTOUCHED
  const onlyDifferences = usePanel((state) => state.onlyDifferences)
  const chosen = usePanel((state) => state.paths[subject.id] !== undefined)
  const add = useLinkMenus().adder(subject)
  const rows = useRows(subject.tree, { expansion, onlyDifferences }, path)
  const { index, selected } = rows
  const { kinds, columns, shown, shownKeys, hiddenKeys, style } = useColumns(subject)
  const window = useRowWindow({
    scroller,
    count: index.count,
    height,
    head: HEAD,
    rows: index,
    follow: rows.follow,
    selected,
    selection: path && `${subject.id} ${rowKey(path)}`,
    chosen,
  })
  const actions = useGridActions(subject, path)
  const { menu, onContextMenu } = useRowMenu({ subject, rows, onSelect: actions.select })
  const onKeyDown = useGridKeys({ subject, rows, window, actions })
  useAsked(actions)
  useSaidCut(index.cut, index.count)
  return (
    <>
      <div
        ref={scroller}
        role="treegrid"
        aria-label={`Comparison of ${subject.name}`}
        aria-rowcount={index.count + 1}
        aria-colcount={shown.length + 2}
        aria-activedescendant={selected >= 0 ? `${id}-${selected}` : undefined}
        aria-keyshortcuts="n p * Enter Control+C"
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
          <StateHead subject={subject} shown={shown} actions={actions} />
        </div>
        <GridBody
          id={id}
          rows={rows}
          window={window}
          kinds={kinds}
          columns={columns}
          actions={actions}
          height={window.height}
        />
        {index.count === 0 && <GridEmpty subject={subject} onAdd={add} />}
      </div>
      {menu}
    </>
  )
}

/** Does what the palette asks for. */
function useAsked(actions: GridActions): void {
  const step = usePanel((state) => state.stepAsked)
  const depth = usePanel((state) => state.depthAsked)
  const answered = useRef({ step, depth })
  const go = useEffectEvent(() => {
    if (answered.current.step !== step) actions.step(step.by)
    if (answered.current.depth !== depth) actions.openBelow([], depth.depth)
    answered.current = { step, depth }
  })
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- whenever one is asked for
  useEffect(() => go(), [step, depth])
}

/** Says that not everything was opened. */
function useSaidCut(cut: boolean, shown: number): void {
  const say = usePanel((state) => state.say)
  const tell = useEffectEvent(() => say(`Opened the first ${count(shown)} rows; the rest stays closed`))
  useEffect(() => {
    if (cut) tell()
  }, [cut])
}
