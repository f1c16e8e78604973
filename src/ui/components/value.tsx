import { preview } from '../../core/value/preview'

/** The colour class of a value's type; containers and the rest keep the text colour. */
function typeClass(value: unknown): string {
  if (typeof value === 'string') return 'type-string'
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return 'type-number'
  return value === null || value === undefined ? 'dim' : ''
}

/** A value on one line, cut at `max` characters. */
export function ValuePreview({ value, max = 120 }: { value: unknown; max?: number }) {
  return <span className={`mono ${typeClass(value)}`}>{preview(value, max)}</span>
}
