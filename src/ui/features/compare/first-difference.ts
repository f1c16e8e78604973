import type { AlignedNode } from '../../../core/diff/aligned'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import { type Path, parsePath } from '../../../core/value/path'
import { nodeAt } from '../../store/node-at'

const cache = new WeakMap<AlignedNode, Path | undefined>()

/** What is selected until the user selects: the path of the verdict's finding, else the first row that differs. */
export function firstDifference({ tree, findings }: Pick<DiagnosedSubject, 'tree' | 'findings'>): Path | undefined {
  // The same array for the same tree.
  if (!cache.has(tree)) cache.set(tree, leaf(blamed(tree, findings[0]?.paths ?? []) ?? tree))
  return cache.get(tree)
}

/** The first of these paths that still differs. */
function blamed(tree: AlignedNode, paths: readonly string[]): AlignedNode | undefined {
  for (const text of paths) {
    const path = parsePath(text)
    const node = path && nodeAt(tree, path)
    if (node && node.divergent > 0) return node
  }
  return undefined
}

/** Down to the first row that differs by itself. */
function leaf(from: AlignedNode): Path | undefined {
  if (from.divergent === 0) return undefined
  let node = from
  while (node.own !== true) {
    const members = node.members()
    const next = members.unequal().find((index) => (members.at(index)?.divergent ?? 0) > 0)
    const below = next === undefined ? undefined : members.at(next)
    if (!below) break
    node = below
  }
  return node.path
}
