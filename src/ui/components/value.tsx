import { Opaque } from '../../core/value/opaque'
import { preview } from '../../core/value/preview'
import { moment } from './time'

const opaqueClass: Readonly<Record<Opaque['kind'], string>> = {
  function: 'dim',
  symbol: 'dim',
  instance: '',
  accessor: 'dim',
  unreadable: 'tone-bad',
  truncated: 'tone-warn',
}

/** The colour class of a value's type; containers and the rest keep the text colour. */
function typeClass(value: unknown): string {
  if (typeof value === 'string') return 'type-string'
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return 'type-number'
  if (value instanceof Opaque) return opaqueClass[value.kind]
  return value === null || value === undefined ? 'dim' : ''
}

/** In the clock that was chosen, as every other time. */
const isDate = (value: unknown): value is Date => value instanceof Date && !Number.isNaN(value.getTime())

/** A value on one line, cut at `max` characters. */
export function ValuePreview({ value, max = 120 }: { value: unknown; max?: number }) {
  const text = isDate(value) ? `Date ${moment(value.getTime())}` : preview(value, max)
  return <span className={`mono ${typeClass(value)}`}>{text}</span>
}
