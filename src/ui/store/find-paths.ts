import type { AlignedNode } from '../../core/diff/aligned'
import { textOf } from '../../core/find/leaf'
import type { Matcher } from '../../core/find/query'
import { formatPath, type Path } from '../../core/value/path'
import { preview } from '../../core/value/preview'

/** Rows looked at: what lies behind is not searched, and `complete` says so. */
const MOST_ROWS = 20_000
const MOST_MATCHES = 1_000
/** Characters of a value's preview that are searched; a text is searched whole. */
const PREVIEW = 200

export interface FoundPaths {
  paths: Path[]
  /** false: there may be more. */
  complete: boolean
}

/** The paths of a comparison, hidden ones too, whose name or values match, in the order of the rows. */
export function findPaths(tree: AlignedNode, matcher: Matcher): FoundPaths {
  const { part, test, find, spansSteps } = matcher
  const byKey = part !== 'value' && (part !== 'path' || !spansSteps)
  const byPath = spansSteps && (part === 'path' || part === 'any')
  const byValue = part === 'any' || part === 'value'
  const paths: Path[] = []
  const waiting: { node: AlignedNode; above: string }[] = [{ node: tree, above: '' }]
  for (let left = MOST_ROWS; left > 0 && paths.length < MOST_MATCHES; left -= 1) {
    const next = waiting.pop()
    if (!next) return { paths, complete: true }
    const { node, above } = next
    const name = byPath ? formatPath(node.path) : ''
    const step = node.path.at(-1)
    // The members of a match have its name in their paths: only what they add counts.
    const named = (byKey && typeof step === 'string' && test(step)) || (byPath && find(name, above.length))
    if (named || (byValue && !node.expandable && holds(node, matcher))) paths.push(node.path)
    for (const child of node.children().toReversed()) waiting.push({ node: child, above: name })
  }
  return { paths, complete: waiting.length === 0 }
}

const holds = (node: AlignedNode, { test }: Matcher): boolean =>
  node.cells.some(
    (cell) => cell.kind === 'value' && (test(textOf(cell.value) ?? '') || test(preview(cell.value, PREVIEW))),
  )
