import type { Cell } from '../../../core/diff/aligned'
import type { Path } from '../../../core/value/path'
import { formatPath } from '../../../core/value/path'
import { print } from '../../../core/value/print'

/** Something that can be copied: its name, and its text, made when it is asked for. */
export interface CopyForm {
  name: 'value' | 'JSON' | 'JS literal' | 'path'
  text: () => string
}

/** What of a cell can be copied; nothing where there is no value. */
export function valueForms(cell: Cell | undefined): CopyForm[] {
  if (cell?.kind !== 'value') return []
  const { value } = cell
  return [
    { name: 'value', text: () => plainText(value) },
    { name: 'JSON', text: () => print(value, { style: 'json' }) },
    { name: 'JS literal', text: () => print(value, { style: 'js' }) },
  ]
}

/** A path as it is written everywhere; the root has no steps. */
export const pathForm = (path: Path): CopyForm => ({ name: 'path', text: () => formatPath(path) })

/** A value as one would type it: texts without quotes, dates in ISO form, the rest as code. */
function plainText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString()
  return print(value, { style: 'js' })
}
