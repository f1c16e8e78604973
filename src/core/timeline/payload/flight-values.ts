import { isDictionary } from '../entity'

/** By id; `tag` is empty for a row of JSON. */
export type Rows = Map<string, { tag: string; value: unknown }>

/** How deep rows may refer to rows. */
const DEPTH = 50

const PLAIN = new Map<string, unknown>([
  ['$undefined', undefined],
  ['$Infinity', Infinity],
  ['$-Infinity', -Infinity],
  ['$-0', -0],
  ['$NaN', NaN],
])

/** A value of the flight format as it was: its strings that begin with `$` stand for what JSON lacks, and for other rows. */
export function revive(value: unknown, rows: Rows, depth = 0): unknown {
  if (typeof value === 'string') return value.startsWith('$') ? reviveText(value, rows, depth) : value
  if (Array.isArray(value)) return value.map((each) => revive(each, rows, depth))
  if (!isDictionary(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, revive(member, rows, depth)]))
}

function reviveText(text: string, rows: Rows, depth: number): unknown {
  if (PLAIN.has(text)) return PLAIN.get(text)
  const rest = text.slice(2)
  switch (text[1]) {
    case '$':
      return text.slice(1)
    case 'D':
      return new Date(rest)
    case 'n':
      return /^-?\d+$/.test(rest) ? BigInt(rest) : text
    case 'Q':
    case 'W': {
      const members = referred(rest, rows, depth)
      if (!Array.isArray(members)) return text
      return text[1] === 'W' ? new Set(members) : new Map(members.filter(isPair))
    }
    default:
      return /^\$[\da-f]/.test(text) ? referred(text.slice(1), rows, depth) : text
  }
}

/** `1a`, or a place in that row: `1a:props:todos:0`. */
function referred(reference: string, rows: Rows, depth: number): unknown {
  const [id = '', ...path] = reference.split(':')
  const row = rows.get(id)
  if (!row || depth > DEPTH) return undefined
  if (row.tag !== '') return row.value
  let value: unknown = row.value
  for (const step of path) {
    // An element is `["$", type, key, props]`.
    const isProps = Array.isArray(value) && value[0] === '$' && step === 'props'
    value = typeof value === 'object' && value !== null ? Reflect.get(value, isProps ? '3' : step) : undefined
  }
  return revive(value, rows, depth + 1)
}

const isPair = (value: unknown): value is [unknown, unknown] => Array.isArray(value) && value.length === 2
