import type { AlignedNode, Cell } from '../../../core/diff/aligned'
import { type ShownKind, SOURCE_LOOKS } from '../../components/sources'
import { MOVED_LAYER } from '../../components/states'

/** How a cell stands out: the copy that moved, the copy that lacks the value, one that no copy explains, or not at all. */
export type Tint = 'moved' | 'gone' | 'differs' | 'outside' | 'plain'

/** The tint of column `column`'s cell in a row. */
export function tintOf(node: AlignedNode, column: number, kinds: readonly ShownKind[]): Tint {
  const cell: Cell | undefined = node.cells[column]
  const kind = kinds[column]
  if (!cell || !kind || cell.kind === 'outside' || cell.kind === 'excluded' || cell.kind === 'past') return 'outside'
  if (node.divergent === 0) return 'plain'
  if (cell.kind === 'absent') return 'gone'
  if (node.state === 'differs' || node.state === 'conflict') return node.expandable ? 'plain' : 'differs'
  // A container that every copy has is not what moved: its members are.
  if (node.expandable && node.cells.every((other) => other.kind === 'value' || other.kind === 'outside')) return 'plain'
  return MOVED_LAYER[node.state] === SOURCE_LOOKS[kind].layer ? 'moved' : 'plain'
}
