import type { AlignedNode } from '../../../core/diff/aligned'
import type { Path } from '../../../core/value/path'

/**
 * The next (`by` 1) or previous (-1) difference after a path, round the end, in closed rows too; undefined when there is none. A
 * row that differs as a whole is one difference, whatever is below it.
 */
export function nextDifference(tree: AlignedNode, from: Path | undefined, by: 1 | -1): Path | undefined {
  if (tree.divergent === 0) return undefined
  const way = wayTo(tree, from ?? [])
  const last = way.at(-1)
  const inside = by === 1 && last && !isStop(last.node) ? below(last.node, -1, by) : undefined
  if (inside) return inside.path
  for (let depth = way.length - 2; depth >= 0; depth -= 1) {
    const above = way[depth]
    const behind = way[depth + 1]?.index
    if (!above || behind === undefined) continue
    if (isStop(above.node)) {
      if (by === -1) return above.node.path
      continue
    }
    const next = below(above.node, behind, by)
    if (next) return next.path
  }
  return isStop(tree) ? tree.path : below(tree, by === 1 ? -1 : Number.POSITIVE_INFINITY, by)?.path
}

interface Place {
  node: AlignedNode
  /** Among the members of the one above. */
  index: number
}

/** The nodes along a path, as far as they are there and up to one that differs as a whole. */
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

const isStop = (node: AlignedNode): boolean => node.own === true && node.divergent > 0

/** The first difference below a node behind its member `from`, or the last before it. */
function below(top: AlignedNode, from: number, by: 1 | -1): AlignedNode | undefined {
  let node = top
  let start = from
  for (;;) {
    const next = memberAfter(node, start, by)
    if (!next || isStop(next)) return next
    node = next
    start = by === 1 ? -1 : Number.POSITIVE_INFINITY
  }
}

function memberAfter(node: AlignedNode, from: number, by: 1 | -1): AlignedNode | undefined {
  const members = node.members()
  const unequal = members.unequal()
  const differs = (index: number): boolean =>
    (by === 1 ? index > from : index < from) && (members.at(index)?.divergent ?? 0) > 0
  const index = by === 1 ? unequal.find(differs) : unequal.findLast(differs)
  return index === undefined ? undefined : members.at(index)
}
