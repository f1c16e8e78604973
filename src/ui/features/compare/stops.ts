import type { AlignedNode } from '../../../core/diff/aligned'
import { BENIGN } from '../../../core/session/session'
import type { Path } from '../../../core/value/path'

/**
 * The next (`by` 1) or previous (-1) difference after a path, round the end, in closed rows too; undefined when there is none: those
 * that are counted. A row that differs as a whole is one, and what only repeats its state is none.
 */
export function nextDifference(tree: AlignedNode, from: Path | undefined, by: 1 | -1): Path | undefined {
  if (tree.divergent === 0) return undefined
  const way = wayTo(tree, from ?? [])
  const last = way.at(-1)
  if (from === undefined && by === 1 && isStop(tree)) return tree.path
  const inside = by === 1 && last ? below(last.node, -1, by) : undefined
  if (inside) return inside.path
  for (let depth = way.length - 2; depth >= 0; depth -= 1) {
    const above = way[depth]
    const behind = way[depth + 1]?.index
    if (!above || behind === undefined) continue
    const next = below(above.node, behind, by)
    if (next) return next.path
    if (by === -1 && isStop(above.node)) return above.node.path
  }
  const end = by === 1 ? -1 : Number.POSITIVE_INFINITY
  if (by === 1 && isStop(tree)) return tree.path
  return (below(tree, end, by) ?? tree).path
}

interface Place {
  node: AlignedNode
  /** Among the members of the one above. */
  index: number
}

/** The nodes along a path, as far as they are there. */
function wayTo(tree: AlignedNode, path: Path): Place[] {
  const way: Place[] = [{ node: tree, index: 0 }]
  for (const step of path) {
    const members = way.at(-1)?.node.members()
    const index = members?.indexOf(step) ?? -1
    const node = members?.at(index)
    if (!node) break
    way.push({ node, index })
  }
  return way
}

const isStop = ({ own, divergent, state, ownState = state }: AlignedNode): boolean =>
  own === true && divergent > 0 && !BENIGN.has(ownState)

/** Whether more is counted below a row than at itself. */
const holdsStops = (node: AlignedNode): boolean => node.divergent > (isStop(node) ? 1 : 0)

/** The first difference below a node behind its member `from`, or the last before it. */
function below(top: AlignedNode, from: number, by: 1 | -1): AlignedNode | undefined {
  let node = top
  let start = from
  for (;;) {
    const next = holdsStops(node) ? memberAfter(node, start, by) : undefined
    if (!next || (isStop(next) && (by === 1 || !holdsStops(next)))) return next
    node = next
    start = by === 1 ? -1 : Number.POSITIVE_INFINITY
  }
}

function memberAfter(above: AlignedNode, from: number, by: 1 | -1): AlignedNode | undefined {
  const members = above.members()
  const unequal = members.unequal()
  const differs = (index: number): boolean => {
    const node = (by === 1 ? index > from : index < from) ? members.at(index) : undefined
    return node !== undefined && node.divergent > 0 && !node.repeats
  }
  const index = by === 1 ? unequal.find(differs) : unequal.findLast(differs)
  return index === undefined ? undefined : members.at(index)
}
