import type { Cell } from '../../../core/diff/aligned'

/** Characters from which two different texts are shown as a difference, not beside one another. */
const LONG = 40

/** A column that holds a text at the selected path. */
export interface ColumnText {
  /** Index of the column. */
  column: number
  text: string
}

/** The texts of the columns when two of them differ and are long, in column order; else none. */
export function longTexts(cells: readonly Cell[]): ColumnText[] {
  const texts = cells.flatMap((cell, column) =>
    cell.kind === 'value' && typeof cell.value === 'string' ? [{ column, text: cell.value }] : [],
  )
  const differ = new Set(texts.map(({ text }) => text)).size > 1
  return differ && texts.some(({ text }) => text.length > LONG) ? texts : []
}

/** Which two texts to compare: the chosen columns while they hold texts, else the first and the next that differs from it. */
export function pairOf(texts: readonly ColumnText[], chosen: readonly (number | undefined)[]): ColumnText[] {
  const find = (column: number | undefined): ColumnText | undefined => texts.find((text) => text.column === column)
  const from = find(chosen[0]) ?? texts[0]
  const to = find(chosen[1]) ?? texts.find(({ text }) => text !== from?.text)
  return from && to ? [from, to] : []
}
