import type { AlignedNode } from '../../core/diff/aligned'
import { formatPath, type Path } from '../../core/value/path'
import { preview } from '../../core/value/preview'

/** Rows looked at: what lies behind is not searched, and `complete` says so. */
const MOST_ROWS = 20_000
const MOST_MATCHES = 1_000
/** Characters of a value's preview that are searched; texts are searched whole. */
const PREVIEW = 200

export interface FoundPaths {
  paths: Path[]
  /** false: there may be more. */
  complete: boolean
}

/** The paths of a comparison, hidden ones too, whose name or values contain `text`, in the order of the rows. */
export function findPaths(tree: AlignedNode, text: string): FoundPaths {
  const wanted = text.toLowerCase()
  const paths: Path[] = []
  if (wanted === '') return { paths, complete: true }
  const waiting: { node: AlignedNode; above: string }[] = [{ node: tree, above: '' }]
  for (let left = MOST_ROWS; left > 0 && paths.length < MOST_MATCHES; left -= 1) {
    const next = waiting.pop()
    if (!next) return { paths, complete: true }
    const { node, above } = next
    const name = formatPath(node.path).toLowerCase()
    // The members of a match have its name in their paths: only what they add counts.
    const named = name.includes(wanted, Math.max(0, above.length - wanted.length + 1))
    if (named || (!node.expandable && holds(node, wanted))) paths.push(node.path)
    for (const child of node.children().toReversed()) waiting.push({ node: child, above: name })
  }
  return { paths, complete: waiting.length === 0 }
}

const holds = (node: AlignedNode, wanted: string): boolean =>
  node.cells.some((cell) => cell.kind === 'value' && textOf(cell.value).toLowerCase().includes(wanted))

const textOf = (value: unknown): string => (typeof value === 'string' ? value : preview(value, PREVIEW))
