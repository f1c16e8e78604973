import type { Path } from '../../../core/value/path'
import type { RowIndex } from './row-index'

/** What a key does to the grid. */
export type GridAction =
  | { select: number }
  | { open: Path; to: boolean }
  /** Opens everything below. */
  | { openAll: Path }
  /** To the next or previous difference. */
  | { step: 1 | -1 }
  | { details: true }
  | undefined

/** The keyboard of the tree grid (WAI-ARIA treegrid, and `n`/`p` for the differences). `page`: rows on screen. */
export function gridKey(key: string, index: RowIndex, at: number, page: number): GridAction {
  const last = index.count - 1
  if (last < 0) return undefined
  const to = (row: number): GridAction => ({ select: Math.min(last, Math.max(0, row)) })
  switch (key) {
    case 'ArrowDown':
      return to(at + 1)
    case 'ArrowUp':
      return to(at < 0 ? last : at - 1)
    case 'PageDown':
      return to(at + page)
    case 'PageUp':
      return to(at - page)
    case 'Home':
      return to(0)
    case 'End':
      return to(last)
    case 'n':
      return { step: 1 }
    case 'p':
      return { step: -1 }
    default:
      return rowKeys(key, index, at)
  }
}

/** The keys that are about the selected row. */
function rowKeys(key: string, index: RowIndex, at: number): GridAction {
  const row = index.row(at)
  if (!row) return undefined
  const { node, expanded, parent } = row
  switch (key) {
    case 'ArrowRight':
      if (!node.expandable) return undefined
      return expanded ? { select: Math.min(index.count - 1, at + 1) } : { open: node.path, to: true }
    case 'ArrowLeft':
      if (expanded) return { open: node.path, to: false }
      return parent < 0 ? undefined : { select: parent }
    case ' ':
      return node.expandable ? { open: node.path, to: !expanded } : undefined
    case '*':
      return node.expandable ? { openAll: node.path } : undefined
    case 'Enter':
      return { details: true }
    default:
      return undefined
  }
}
