import type { AlignedNode } from '../../../core/diff/aligned'
import type { Path } from '../../../core/value/path'
import { rowKey, stepKey } from '../../store/row-key'

/** One line of the tree grid. */
export interface Row {
  key: string
  node: AlignedNode
  /** 0 for the members of the root. */
  depth: number
  expanded: boolean
  /** Below a row that differs as a whole: it repeats that row's state. */
  within: boolean
  /** 1-based place among the shown siblings, and how many those are. */
  position: number
  siblings: number
}

export interface RowOptions {
  /** Rows opened or closed by hand; the rest open where something differs below. */
  expanded: ReadonlyMap<string, boolean>
  onlyDifferences: boolean
  /** A path that is shown even where it is equal: the selected one. */
  keep?: Path | undefined
}

/** Members with which a row that differs as a whole still opens by itself. */
const FEW_MEMBERS = 8
/** Rows that open by themselves: more are a screenful nobody reads, and the user's to open. */
const SELF_OPENED = 400

/** The tree as lines, depth first: only what is open, and under the filter only what is not plainly equal. */
export function flatten(tree: AlignedNode, options: RowOptions): Row[] {
  const { expanded, onlyDifferences, keep } = options
  const kept = new Set<string>()
  if (keep) for (let length = 1; length <= keep.length; length += 1) kept.add(rowKey(keep.slice(0, length)))
  const keptKey = keep && rowKey(keep)
  const rows: Row[] = []
  const membersOf = (parent: AlignedNode, key: string, depth: number, within: boolean): Row[] => {
    const members = parent.children().map((node) => ({ node, key: key + stepKey(node.path.at(-1) ?? '') }))
    const shown = onlyDifferences ? members.filter((member) => !isQuiet(member.node) || kept.has(member.key)) : members
    const siblings = shown.length
    return shown.map((member, index) => ({ ...member, depth, within, expanded: false, position: index + 1, siblings }))
  }
  const opensItself = ({ node, key, within }: Row): boolean => {
    if (kept.has(key) && key !== keptKey) return true
    if (node.divergent === 0 || within || rows.length >= SELF_OPENED) return false
    return node.own !== true || node.children().length <= FEW_MEMBERS
  }
  if (!tree.expandable)
    return [{ key: '', node: tree, depth: 0, expanded: false, within: false, position: 1, siblings: 1 }]
  const waiting = membersOf(tree, '', 0, tree.own === true).toReversed()
  for (let row = waiting.pop(); row; row = waiting.pop()) {
    const { node, key, depth } = row
    row.expanded = node.expandable && (expanded.get(key) ?? opensItself(row))
    rows.push(row)
    if (!row.expanded) continue
    const within = row.within || node.own === true
    for (const member of membersOf(node, key, depth + 1, within).toReversed()) waiting.push(member)
  }
  return rows
}

/** Nothing to tell below or here: equal, or a function that no storage ever holds. */
function isQuiet(node: AlignedNode): boolean {
  if (node.divergent > 0) return false
  return node.state === 'equal' ? node.benign === 0 : node.cells.some(isFunction)
}

function isFunction(cell: AlignedNode['cells'][number]): boolean {
  if (cell.kind !== 'value' || typeof cell.value !== 'object' || cell.value === null) return false
  return 'kind' in cell.value && cell.value.kind === 'function'
}

/** A line that counts as a difference, or hides some: what `n` and `p` go through. */
const isStop = ({ node, within, expanded }: Row): boolean =>
  node.divergent > 0 && !within && (node.own === true || !expanded)

/** Index of the next (`by` 1) or previous (-1) difference after `from`, round the end; -1 when there is none. */
export function nextDifference(rows: readonly Row[], from: number, by: 1 | -1): number {
  const start = from < 0 ? (by === 1 ? -1 : 0) : from
  for (let step = 1; step <= rows.length; step += 1) {
    const index = (((start + by * step) % rows.length) + rows.length) % rows.length
    const row = rows[index]
    if (row && isStop(row)) return index
  }
  return -1
}

/** Index of the row that holds the row at `index`; -1 at the top. */
export function parentOf(rows: readonly Row[], index: number): number {
  const depth = rows[index]?.depth ?? 0
  for (let above = index - 1; above >= 0; above -= 1) if ((rows[above]?.depth ?? 0) < depth) return above
  return -1
}

/** Every openable row at and below `row`, at most `limit`: what `*` opens. */
export function subtreeKeys(row: Row, limit = 2_000): string[] {
  const keys: string[] = []
  const waiting = [{ node: row.node, key: row.key }]
  for (let next = waiting.pop(); next && keys.length < limit; next = waiting.pop()) {
    if (!next.node.expandable) continue
    keys.push(next.key)
    for (const node of next.node.children()) waiting.push({ node, key: next.key + stepKey(node.path.at(-1) ?? '') })
  }
  return keys
}
