import { useState, type ReactNode } from 'react'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import { formatPath } from '../../../core/value/path'
import { Menu, type MenuGroup, type Spot } from '../../components/menu'
import { columnLook, sourceDetail } from '../../components/sources'
import { pathForm, valueForms } from './copy-forms'
import type { Row } from './rows'
import { useDriftItem } from './use-drift-item'
import { useCopy } from './use-copy'

interface RowMenuOptions {
  subject: DiagnosedSubject
  rows: readonly Row[]
  /** Index of the selected row, -1 for none. */
  selected: number
  onSelect: (row: Row) => void
}

interface OpenMenu {
  at: Spot
  row: Row
  /** The column that was clicked; undefined: every source. */
  column: number | undefined
}

/** The menu of a row: by a click of the right button, for that source, or by the keyboard, for every source. */
export function useRowMenu({ subject, rows, selected, onSelect }: RowMenuOptions): {
  menu: ReactNode
  onContextMenu: (event: React.MouseEvent<HTMLElement>) => void
} {
  const [open, setOpen] = useState<OpenMenu>()
  const groups = useGroups(subject, open)
  const onContextMenu = (event: React.MouseEvent<HTMLElement>): void => {
    const clicked = placeOf(event.target)
    if (!clicked && event.button === 2) return
    const row = rows[clicked?.index ?? selected]
    if (!row) return
    event.preventDefault()
    onSelect(row)
    const at = clicked ? { x: event.clientX, y: event.clientY } : below(event.currentTarget)
    setOpen({ at, row, column: clicked?.column })
  }
  const menu = open && <Menu name="Row" groups={groups} at={open.at} onClose={() => setOpen(undefined)} />
  return { menu, onContextMenu }
}

function useGroups(subject: DiagnosedSubject, open: OpenMenu | undefined): MenuGroup[] {
  const copy = useCopy()
  const drift = useDriftItem()
  if (!open) return []
  const { node } = open.row
  const path: MenuGroup = { name: 'path', items: [copy(pathForm(node.path))] }
  const sources = subject.columns.flatMap((column, index): MenuGroup[] => {
    const cell = open.column === undefined || open.column === index ? node.cells[index] : undefined
    if (cell?.kind !== 'value') return []
    const { name } = columnLook(column)
    const items = [...valueForms(cell).map(copy), ...drift(cell.value, `${name} ${formatPath(node.path)}`)]
    return [{ name: `${name} ${sourceDetail(column.source)}`, titled: true, items }]
  })
  return [path, ...sources]
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
