import type { AlignedNode, Members } from '../../core/diff/aligned'
import type { Path } from '../../core/value/path'

/** The node at a path of an aligned tree; undefined when the path is gone. */
export function nodeAt(tree: AlignedNode, path: Path): AlignedNode | undefined {
  let node: AlignedNode | undefined = tree
  for (const step of path) {
    const members: Members | undefined = node?.members()
    node = members?.at(members.indexOf(step))
  }
  return node
}
