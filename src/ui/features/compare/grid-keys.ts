import { nextDifference, parentOf, type Row, subtreeKeys } from './rows'

/** What a key does to the grid: another row selected, or rows opened and closed. */
export type GridAction = { select: number } | { open: [string, boolean][] } | undefined

/** The keyboard of the tree grid (WAI-ARIA treegrid, and `n`/`p` for the differences). `page`: rows on screen. */
export function gridKey(key: string, rows: readonly Row[], at: number, page: number): GridAction {
  const last = rows.length - 1
  if (last < 0) return undefined
  const row = rows[at]
  const to = (index: number): GridAction => ({ select: Math.min(last, Math.max(0, index)) })
  const found = (index: number): GridAction => (index < 0 ? undefined : { select: index })
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
      return found(nextDifference(rows, at, 1))
    case 'p':
      return found(nextDifference(rows, at, -1))
    case 'ArrowRight':
      if (!row?.node.expandable) return undefined
      return row.expanded ? to(at + 1) : { open: [[row.key, true]] }
    case 'ArrowLeft':
      return row?.expanded ? { open: [[row.key, false]] } : found(parentOf(rows, at))
    case 'Enter':
    case ' ':
      return row?.node.expandable ? { open: [[row.key, !row.expanded]] } : undefined
    case '*':
      return row ? { open: subtreeKeys(row).map((open) => [open, true]) } : undefined
    default:
      return undefined
  }
}
