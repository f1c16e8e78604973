import type { DiagnosedSubject } from '../diagnosis'
import type { AlignedNode } from '../diff/aligned'
import { type IgnoreRule, ignoringOf, isSameRule } from './rule'

/** How many differing rows each rule hides in these subjects, in the order of the rules. One that several mean counts for each. */
export function hiddenBy(
  rules: readonly IgnoreRule[],
  subjects: readonly Pick<DiagnosedSubject, 'id' | 'tree'>[],
): number[] {
  const hidden = rules.map(() => 0)
  for (const { id, tree } of subjects) {
    const ignoring = (tree.ignoredCount ?? 0) > 0 ? ignoringOf(rules, id) : undefined
    if (!ignoring) continue
    for (const node of ignoredRows(tree)) {
      const by = ignoring.by(node.path)
      for (const [index, rule] of rules.entries())
        if (by.some((each) => isSameRule(each, rule))) hidden[index] = (hidden[index] ?? 0) + (node.ignoredCount ?? 0)
    }
  }
  return hidden
}

/** The outermost rows that are ignored and differ, or in which something does. */
function ignoredRows(tree: AlignedNode): AlignedNode[] {
  const found: AlignedNode[] = []
  const waiting = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ((node.ignoredCount ?? 0) === 0) continue
    if (node.ignored) found.push(node)
    else waiting.push(...node.children())
  }
  return found
}
