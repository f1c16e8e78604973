import type { AlignedNode } from '../../../core/diff/aligned'

/** Nothing to tell below or here: equal, ignored, or a function that no storage ever holds. */
export function isQuiet(node: AlignedNode): boolean {
  if (node.divergent > 0) return false
  return node.benign === 0 || (node.state !== 'equal' && node.cells.some(isFunction))
}

function isFunction(cell: AlignedNode['cells'][number]): boolean {
  if (cell.kind !== 'value' || typeof cell.value !== 'object' || cell.value === null) return false
  return 'kind' in cell.value && cell.value.kind === 'function'
}

/** Whether two comparisons of a path have the same values, with nothing in them that differs: then all rows below are the same. */
export function isAlike(a: AlignedNode, b: AlignedNode): boolean {
  if (!isSame(a) || !isSame(b) || a.cells.length !== b.cells.length) return false
  return a.cells.every((cell, column) => {
    const other = b.cells[column]
    if (cell.kind === 'value') return other?.kind === 'value' && Object.is(cell.value, other.value)
    return cell.kind === other?.kind
  })
}

const isSame = ({ state, divergent, benign, ignoredCount = 0 }: AlignedNode): boolean =>
  state === 'equal' && divergent + benign + ignoredCount === 0
