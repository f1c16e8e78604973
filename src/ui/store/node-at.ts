import type { AlignedNode } from '../../core/diff/aligned'
import type { Path } from '../../core/value/path'

/** The node at a path of an aligned tree; undefined when the path is gone. */
export function nodeAt(tree: AlignedNode, path: Path): AlignedNode | undefined {
  let node: AlignedNode | undefined = tree
  for (const step of path) node = node?.children().find((child) => child.path.at(-1) === step)
  return node
}
