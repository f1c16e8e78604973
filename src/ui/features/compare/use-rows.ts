import { useMemo, useState } from 'react'
import type { AlignedNode } from '../../../core/diff/aligned'
import type { Path } from '../../../core/value/path'
import type { RowOptions } from './grow'
import { RowIndex } from './row-index'

export interface Rows {
  index: RowIndex
  /** Number of the row of the selected path, else of the nearest one that is left; -1 for none. */
  selected: number
  /** The number now of a row of the rows before. */
  follow: (number: number) => number
}

/** Rows that are tried when the one to follow is gone. */
const NEXT = 50

/** The rows of one comparison after another, each made out of those before. */
class RowsInTime {
  private index: RowIndex | undefined
  private before: RowIndex | undefined
  /** Where the selected row stood among its siblings. */
  private place = 0

  next(tree: AlignedNode, options: RowOptions, path: Path | undefined): Rows {
    const index = this.made(tree, options, path)
    if (index !== this.index) {
      this.before = this.index
      this.index = index
    }
    const { before } = this
    const found = path ? index.numberOf(path) : -1
    if (found >= 0) this.place = (index.row(found)?.position ?? 1) - 1
    const selected = path && found < 0 && index.count > 0 ? index.nearest(path, this.place) : found
    return { index, selected, follow: (number) => (before ? followed(before, index, number) : number) }
  }

  /** The selected row is kept on screen even when it has become equal under the filter. */
  private made(tree: AlignedNode, options: RowOptions, path: Path | undefined): RowIndex {
    const old = this.index
    const kept = { ...options, keep: path }
    if (old?.isFor(tree, kept) || (old?.isFor(tree, options) && (!path || old.numberOf(path) >= 0))) return old
    const index = new RowIndex(tree, options, old)
    return path && index.numberOf(path) < 0 ? new RowIndex(tree, kept, index) : index
  }
}

function followed(before: RowIndex, now: RowIndex, number: number): number {
  for (let n = number; n < number + NEXT; n += 1) {
    const row = before.row(n)
    if (!row) break
    const found = now.numberOf(row.node.path)
    if (found >= 0) return found - (n - number)
  }
  return -1
}

export function useRows(tree: AlignedNode, options: RowOptions, path: Path | undefined): Rows {
  const [rows] = useState(() => new RowsInTime())
  const { expansion, onlyDifferences } = options
  return useMemo(
    () => rows.next(tree, { expansion, onlyDifferences }, path),
    [rows, tree, expansion, onlyDifferences, path],
  )
}
