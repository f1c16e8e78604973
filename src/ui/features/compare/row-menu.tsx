import { useState, type ReactNode } from 'react'
import type { AlignedNode } from '../../../core/diff/aligned'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import type { Path } from '../../../core/value/path'
import { Menu, type Spot } from '../../components/menu'
import { ALL_ROW_ACTIONS } from './row-actions/all'
import { mergeGroups } from './row-actions/row-actions'
import type { Rows } from './use-rows'

interface RowMenuOptions {
  subject: DiagnosedSubject
  rows: Rows
  onSelect: (path: Path) => void
}

interface OpenMenu {
  at: Spot
  node: AlignedNode
  /** The column that was clicked; undefined: every source. */
  column: number | undefined
}

/** The menu of a row: by a click of the right button, for that source, or by the keyboard, for every source. */
export function useRowMenu({ subject, rows, onSelect }: RowMenuOptions): {
  menu: ReactNode
  onContextMenu: (event: React.MouseEvent<HTMLElement>) => void
} {
  const [open, setOpen] = useState<OpenMenu>()
  const onContextMenu = (event: React.MouseEvent<HTMLElement>): void => {
    const clicked = placeOf(event.target)
    if (!clicked && event.button === 2) return
    const row = rows.index.row(clicked?.index ?? rows.selected)
    if (!row) return
    event.preventDefault()
    onSelect(row.node.path)
    const at = clicked ? { x: event.clientX, y: event.clientY } : below(event.currentTarget)
    setOpen({ at, node: row.node, column: clicked?.column })
  }
  const menu = open && <RowMenu subject={subject} {...open} onClose={() => setOpen(undefined)} />
  return { menu, onContextMenu }
}

function RowMenu({
  subject,
  node,
  column,
  at,
  onClose,
}: OpenMenu & { subject: DiagnosedSubject; onClose: () => void }) {
  // A constant list, so these hooks are called in the same order every time.
  const groups = mergeGroups(ALL_ROW_ACTIONS.flatMap((actions) => actions(subject, node, column)))
  return <Menu name="Row" groups={groups} at={at} onClose={onClose} />
}

/** The row and column of what was clicked; undefined outside the rows. */
function placeOf(target: EventTarget): { index: number; column: number | undefined } | undefined {
  if (!(target instanceof Element)) return undefined
  const index = target.closest<HTMLElement>('[data-row]')?.dataset['row']
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column']
  return index === undefined
    ? undefined
    : { index: Number(index), column: column === undefined ? undefined : Number(column) }
}

/** Below the selected row's name. */
function below(grid: Element): Spot {
  const box = (grid.querySelector('[aria-selected=true] [role=rowheader]') ?? grid).getBoundingClientRect()
  return { x: box.left + 24, y: box.bottom }
}
