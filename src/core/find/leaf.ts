import { Opaque } from '../value/opaque'

/** The text by which a value that has one is found: a Date's in ISO, a bigint's with its n. Strings stand for themselves. */
export function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value)
    case 'bigint':
      return `${value}n`
    case 'object':
      return value === null ? 'null' : textOfObject(value)
    case 'boolean':
    case 'undefined':
      return String(value)
    default:
      return undefined
  }
}

function textOfObject(value: object): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (value instanceof RegExp) return String(value)
  if (value instanceof Error) return `${value.name}: ${value.message}`
  if (value instanceof Opaque) return value.name || value.head
  return undefined
}
