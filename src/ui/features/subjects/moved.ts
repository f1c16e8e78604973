import type { DiagnosedSubject } from '../../../core/diagnosis'
import type { AlignedNode, Cell } from '../../../core/diff/aligned'
import type { State } from '../../../core/session/session'
import { same } from '../../../core/value/equal'
import { type ShownKind, shownKind, SOURCE_LOOKS } from '../../components/sources'
import { MOVED_LAYER } from '../../components/states'

/** What a badge says of a source that moved. */
const SAYS: Partial<Record<State, string>> = {
  'memory ahead': 'ahead',
  'storage ahead': 'ahead',
  'server newer': 'newer',
  'tab ahead': 'ahead',
}

/** Rows looked at: enough for a badge. */
const MOST_ROWS = 500

/** The kinds of source that moved, with what is said of each: `ahead`, `newer`, `in conflict`, `unreadable`. */
export function movedKinds({ tree, columns }: DiagnosedSubject): ReadonlyMap<ShownKind, string> {
  const kinds = columns.map(shownKind)
  const moved = new Map<ShownKind, string>()
  const waiting: AlignedNode[] = [tree]
  for (let left = MOST_ROWS; left > 0; left -= 1) {
    const node = waiting.pop()
    if (!node) break
    if (node.divergent === 0) continue
    if (node.own !== true) {
      for (const child of node.children().toReversed()) waiting.push(child)
      continue
    }
    for (const [index, kind] of kinds.entries()) {
      const says = wordFor(node, index, kinds)
      if (says !== undefined && !moved.has(kind)) moved.set(kind, says)
    }
  }
  return moved
}

function wordFor({ state, cells }: AlignedNode, index: number, kinds: readonly ShownKind[]): string | undefined {
  const cell = cells[index]
  const kind = kinds[index]
  if (!cell || !kind || cell.kind === 'outside' || cell.kind === 'excluded' || cell.kind === 'past') return undefined
  if (cell.kind === 'unreadable') return 'unreadable'
  if (state === 'conflict') return 'in conflict'
  const layer = SOURCE_LOOKS[kind].layer
  if (MOVED_LAYER[state] !== layer) return undefined
  // Of several places that could have moved, those that did are not what memory is.
  const memory = cells[kinds.indexOf('memory')]
  return layer !== 'memory' && memory && alike(cell, memory) ? undefined : SAYS[state]
}

const alike = (a: Cell, b: Cell): boolean =>
  a.kind === 'value' && b.kind === 'value' ? same(a.value, b.value) : a.kind === b.kind
