import type { AlignedNode } from '../../../core/diff/aligned'
import type { Path } from '../../../core/value/path'

const cache = new WeakMap<AlignedNode, Path | undefined>()

/** The path of the first row that differs: what is selected until the user selects. The same array for the same tree. */
export function firstDifference(tree: AlignedNode): Path | undefined {
  if (!cache.has(tree)) cache.set(tree, find(tree))
  return cache.get(tree)
}

function find(tree: AlignedNode): Path | undefined {
  if (tree.divergent === 0) return undefined
  let node = tree
  while (node.own !== true) {
    const next = node.children().find((child) => child.divergent > 0)
    if (!next) break
    node = next
  }
  return node.path
}
