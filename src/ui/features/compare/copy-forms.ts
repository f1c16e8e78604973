import type { AlignedNode, Cell } from '../../../core/diff/aligned'
import { deltaBetween } from '../../../core/diff/delta'
import type { Column } from '../../../core/diagnosis'
import type { Path } from '../../../core/value/path'
import { formatPath } from '../../../core/value/path'
import { print } from '../../../core/value/print'
import { columnLook, sourceDetail } from '../../components/sources'

/** Something that can be copied: its name, and its text, made when it is asked for. */
export interface CopyForm {
  name: string
  /** What the item is called, where `Copy as <name>` is not it. */
  label?: string
  text: () => string
}

/** What of a cell can be copied; nothing where there is no value. */
export function valueForms(cell: Cell | undefined): CopyForm[] {
  if (cell?.kind !== 'value') return []
  const { value } = cell
  return [
    { name: 'value', label: 'Copy value', text: () => plainText(value) },
    { name: 'JSON', text: () => print(value, { style: 'json' }) },
    { name: 'JS literal', text: () => print(value, { style: 'js' }) },
  ]
}

/** A path as it is written everywhere; the root has no steps. */
export const pathForm = (path: Path): CopyForm => ({ name: 'path', label: 'Copy path', text: () => formatPath(path) })

type Columns = readonly Column[]

/** What a column is called beside others. */
export const columnName = (column: Column): string => `${columnLook(column).name} ${sourceDetail(column.source)}`.trim()

/** A row as a whole: its path, and a line for what each source has there. */
export const rowForm = (columns: Columns, { path, cells }: AlignedNode): CopyForm => ({
  name: 'row',
  text: () => {
    const lines = columns.map((column, index) => `${columnName(column)}: ${cellText(cells[index])}`)
    return [formatPath(path), ...lines].join('\n')
  },
})

/** The values of all sources, by the names of their columns; nothing where at most one has a value. */
export function allForms(columns: Columns, { cells }: AlignedNode): CopyForm[] {
  const values = valuesOf(columns, cells)
  if (values.length < 2) return []
  const object = (): unknown => Object.fromEntries(values.map(({ column, value }) => [columnName(column), value]))
  return [
    { name: 'JSON of all sources', text: () => print(object(), { style: 'json' }) },
    { name: 'JS literal of all sources', text: () => print(object(), { style: 'js' }) },
  ]
}

/** How to get from the value of a column, or of the first that has one, to that of each other, in jsondiffpatch's format. */
export function diffForms(columns: Columns, { cells }: AlignedNode, from: number | undefined): CopyForm[] {
  const values = valuesOf(columns, cells)
  const start = from === undefined ? values[0] : values.find(({ index }) => index === from)
  if (!start) return []
  return values.flatMap((to) => {
    if (to === start || Object.is(to.value, start.value)) return []
    const label = `Copy diff ${columnLook(start.column).name} → ${columnLook(to.column).name}`
    return [{ name: 'diff', label, text: () => JSON.stringify(deltaBetween(start.value, to.value) ?? {}, null, 2) }]
  })
}

function valuesOf(columns: Columns, cells: readonly Cell[]): { column: Column; index: number; value: unknown }[] {
  return columns.flatMap((column, index) => {
    const cell = cells[index]
    return cell?.kind === 'value' ? [{ column, index, value: cell.value }] : []
  })
}

function cellText(cell: Cell | undefined): string {
  if (cell?.kind === 'value' || cell?.kind === 'past') return print(cell.value, { style: 'js' })
  return cell?.kind === 'excluded' ? 'not stored' : (cell?.kind ?? 'absent')
}

/** A value as one would type it: texts without quotes, dates in ISO form, the rest as code. */
function plainText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString()
  return print(value, { style: 'js' })
}
