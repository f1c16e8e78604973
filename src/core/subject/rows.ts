import type { AlignedNode } from '../diff/aligned'

/** Paths of a tree that are equal in all columns, an equal subtree counting once; at most `limit`. */
export function countEqual(tree: AlignedNode, limit: number): number {
  let equal = 0
  const stack = [tree]
  for (let node = stack.pop(); node && equal < limit; node = stack.pop()) {
    if (node.divergent + node.benign + (node.ignoredCount ?? 0) === 0) equal++
    else if (!node.own) {
      const members = node.members()
      const unequal = members.unequal()
      equal += members.length - unequal.length
      for (const index of unequal) {
        const member = members.at(index)
        if (member) stack.push(member)
      }
    }
  }
  return Math.min(equal, limit)
}
