import type { AlignedNode } from '../../../core/diff/aligned'
import type { Path } from '../../../core/value/path'
import { type Branch, linesAbove, openedAt, placeOf, type Row, rowAt } from './branch'
import { Growth, type RowOptions } from './grow'

/** Rows that are remembered: some screens of them. */
const MOST_DRAWN = 500

/** The lines of the tree grid by their numbers, depth first: only what is open, under the filter only what is not quiet. */
export class RowIndex {
  readonly count: number
  /** Something was left closed because there are too many lines. */
  readonly cut: boolean
  private readonly root: Branch | undefined
  private readonly unasked: number
  private readonly drawn = new Map<number, Row>()

  /** `old`: the index that is replaced; what did not change is shared with it. `mostRows`: more open only by hand. */
  constructor(
    private readonly tree: AlignedNode,
    private readonly options: RowOptions,
    old?: RowIndex,
    mostRows?: number,
  ) {
    const before = old?.unasked ?? 0
    const growth = new Growth(options, before, mostRows)
    const sameFilter = old?.options.onlyDifferences === options.onlyDifferences
    this.root = tree.expandable ? growth.grow(tree, sameFilter ? old?.root : undefined, sameFilter) : undefined
    this.count = this.root?.rows ?? 1
    this.cut = growth.cut
    this.unasked = this.root && this.root.unasked > 0 ? Math.max(before, this.root.unasked) : 0
  }

  /** The same object while it is drawn again and again. */
  row(number: number): Row | undefined {
    const known = this.drawn.get(number)
    if (known) return known
    const row = this.find(number)
    if (this.drawn.size >= MOST_DRAWN) this.drawn.clear()
    if (row) this.drawn.set(number, row)
    return row
  }

  /** A value without members is one row: itself. */
  private find(number: number): Row | undefined {
    if (this.root) return rowAt(this.root, number)
    if (number !== 0) return undefined
    return { node: this.tree, depth: 0, expanded: false, within: false, position: 1, siblings: 1, parent: -1 }
  }

  /** The number of the row with a path; -1 where it is not among them. */
  numberOf(path: Path): number {
    if (!this.root) return path.length === 0 ? 0 : -1
    const found = this.descend(path)
    return found.depth === path.length ? found.number : -1
  }

  /** The row nearest to a path: its own, else that of its last place among what is left there, else of the row above. */
  nearest(path: Path, place: number): number {
    if (!this.root) return 0
    const { depth, number, branch } = this.descend(path)
    if (depth === path.length || !branch || branch.size === 0 || depth < path.length - 1) return number
    return number + 1 + linesAbove(branch, Math.min(place, branch.size - 1))
  }

  /** The number of the lowest row above or at a path, how many steps that is, and what is open below it. */
  private descend(path: Path): { number: number; depth: number; branch: Branch | undefined } {
    let branch = this.root
    let number = -1
    for (const [depth, step] of path.entries()) {
      if (!branch) return { number, depth, branch }
      const place = placeOf(branch, branch.members.indexOf(step))
      if (place < 0) return { number, depth, branch }
      number += 1 + linesAbove(branch, place)
      branch = openedAt(branch, place)
    }
    return { number, depth: path.length, branch }
  }

  /** The last step of a row's path. */
  stepOf(number: number): string | number | undefined {
    return this.row(number)?.node.path.at(-1)
  }

  /** Whether this is what `tree` and `options` give. */
  isFor(tree: AlignedNode, { expansion, onlyDifferences, keep }: RowOptions): boolean {
    const known = this.options
    if (this.tree !== tree || known.expansion !== expansion || known.onlyDifferences !== onlyDifferences) return false
    return known.keep === keep
  }
}
