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
  private wanted: Path | undefined
  /** The row that the cursor is on while the selected one is gone. */
  private standIn: Path | undefined

  next(tree: AlignedNode, options: RowOptions, path: Path | undefined): Rows {
    const index = this.made(tree, options, path)
    if (index !== this.index) {
      this.before = this.index
      this.index = index
    }
    const { before } = this
    const found = path ? index.numberOf(path) : -1
    if (found >= 0) this.place = (index.row(found)?.position ?? 1) - 1
    if (path !== this.wanted || found >= 0) this.standIn = undefined
    this.wanted = path
    const selected = path && found < 0 && index.count > 0 ? this.nearest(path, index) : found
    return { index, selected, follow: (number) => (before ? followed(before, index, number) : number) }
  }

  /** The row after the one that is gone, else whatever stands where it stood. */
  private nearest(path: Path, index: RowIndex): number {
    const last = this.standIn ?? path
    const known = index.numberOf(last)
    if (known >= 0) return known
    const from = this.before?.numberOf(last) ?? -1
    const end = from < 0 ? 0 : from + NEXT
    for (let n = from + 1; n < end; n += 1) {
      this.standIn = this.before?.row(n)?.node.path
      const number = this.standIn ? index.numberOf(this.standIn) : -1
      if (number >= 0) return number
    }
    const number = index.nearest(path, this.place)
    this.standIn = index.row(number)?.node.path
    return number
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
