import { Opaque } from './opaque'

const MAX_KEYS = 20

/**
 * A value in one line of at most `max` characters: `Array(3)`, `{qty, price, name}`, `"Storm lamp"`, `Date 12:03:11`,
 * `Set(4)`, `ƒ addItem`. Dates of another day than `now` (milliseconds since the epoch) are shown with it; local time.
 */
export function preview(value: unknown, max = 80, now: number = Date.now()): string {
  return cut(text(value, max, now), max)
}

function text(value: unknown, max: number, now: number): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > max ? `${value.slice(0, max)}…` : value)
    case 'bigint':
      return `${value}n`
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value)
    case 'function':
      return `ƒ ${value.name}`.trim()
    case 'symbol':
      return value.toString()
    case 'object':
      return value === null ? 'null' : object(value, max, now)
    default:
      return String(value)
  }
}

function object(value: object, max: number, now: number): string {
  if (Array.isArray(value)) return `Array(${value.length})`
  if (value instanceof Opaque) return opaque(value, max)
  if (value instanceof Map) return `Map(${value.size})`
  if (value instanceof Set) return `Set(${value.size})`
  if (value instanceof Date) return `Date ${moment(value, now)}`
  if (value instanceof RegExp) return String(value)
  if (value instanceof Error) return `${value.name}: ${value.message}`
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    return `${value.constructor.name}(${value.byteLength} B)`
  return members(value, max)
}

function members(value: object, max: number): string {
  const keys = Object.keys(value)
  const list = keys.slice(0, MAX_KEYS).join(', ')
  return list.length + 2 <= max && keys.length <= MAX_KEYS
    ? `{${list}}`
    : `{${cut(list, Math.max(1, max - 3))}…}`.replace('……', '…')
}

function opaque(value: Opaque, max: number): string {
  switch (value.kind) {
    case 'function':
      return `ƒ ${value.name}`.trim()
    case 'symbol':
      return `Symbol(${value.name})`
    case 'instance': {
      const name = value.name || 'object'
      const { members: own } = value
      return typeof own === 'object' && own !== null
        ? `${name} ${members(own, Math.max(4, max - name.length - 1))}`
        : name
    }
    case 'accessor':
      return '(getter)'
    case 'unreadable':
      return `(unreadable: ${value.why})`
    default:
      return value.head === undefined ? `${value.of}(${value.size}), cut` : JSON.stringify(`${value.head}…`)
  }
}

function moment(date: Date, now: number): string {
  const time = date.getTime()
  if (Number.isNaN(time)) return 'invalid'
  const two = (part: number) => String(part).padStart(2, '0')
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(two).join('-')
  return date.toDateString() === new Date(now).toDateString() ? clock : `${day} ${clock}`
}

function cut(line: string, max: number): string {
  return line.length <= max ? line : `${line.slice(0, Math.max(0, max - 1))}…`
}
