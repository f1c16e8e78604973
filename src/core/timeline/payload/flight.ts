import { isDictionary } from '../entity'
import { parsedOr } from '../parsed-or'
import { revive, type Rows } from './flight-values'

/** The rows of React's flight format: `id:json` up to the end of the line, or `id:T<bytes>,text` of that length. */
const ROW = /([\da-f]*):(?:T([\da-f]+),|([A-Z]*)(.*)(?:\n|$))/y

/**
 * The data that Next's server handed to the components of the client, by the components' names: `{ Todos: { todos: […] } }`.
 * The rest of what `__next_f` holds is the page itself, as React elements.
 */
export function flightProps(script: string): unknown {
  const rows = rowsOf(textOf(script))
  const props: Record<string, unknown> = {}
  for (const { tag, value } of rows.values()) if (tag === '') collect(value, rows, props)
  return props
}

/** What the scripts push, in order: `self.__next_f.push([1,"…"])`. */
function textOf(script: string): string {
  return script
    .split('\n')
    .map((line) => {
      const pushed: unknown = parsedOr(line.slice(line.indexOf('(') + 1, line.lastIndexOf(')')))
      return Array.isArray(pushed) && pushed[0] === 1 && typeof pushed[1] === 'string' ? pushed[1] : ''
    })
    .join('')
}

function rowsOf(text: string): Rows {
  const rows: Rows = new Map()
  ROW.lastIndex = 0
  for (let row = ROW.exec(text); row; row = ROW.exec(text)) {
    const [, id = '', bytes, tag = '', json = ''] = row
    if (bytes === undefined) rows.set(id, { tag, value: parsedOr(json) })
    else {
      const long = firstBytes(text, ROW.lastIndex, Number.parseInt(bytes, 16))
      rows.set(id, { tag: 'T', value: long })
      ROW.lastIndex += long.length
    }
  }
  return rows
}

/** As much of a text as takes so many bytes in UTF-8. */
function firstBytes(text: string, start: number, bytes: number): string {
  let end = start
  for (let left = bytes; left > 0 && end < text.length; ) {
    const code = text.codePointAt(end) ?? 0
    left -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    end += code < 0x10000 ? 1 : 2
  }
  return text.slice(start, end)
}

/** Goes through the elements for those of the client's components. */
function collect(value: unknown, rows: Rows, into: Record<string, unknown>): void {
  if (isDictionary(value)) for (const member of Object.values(value)) collect(member, rows, into)
  if (!Array.isArray(value)) return
  const [mark, type, , props] = value as unknown[]
  const name = mark === '$' && typeof type === 'string' ? componentOf(type, rows) : undefined
  if (name !== undefined && isDictionary(props)) {
    const data = Object.entries(props).filter(([key, prop]) => key !== 'children' && isData(prop))
    const revived = data.map(([key, prop]) => [key, revive(prop, rows)])
    if (revived.length > 0) into[nameIn(into, name)] = Object.fromEntries(revived)
  }
  for (const member of value as unknown[]) collect(member, rows, into)
}

/** `$L12` where row 12 is `I[id, chunks, "Todos"]`. */
function componentOf(type: string, rows: Rows): string | undefined {
  const row = type.startsWith('$L') ? rows.get(type.slice(2)) : undefined
  return row?.tag === 'I' && Array.isArray(row.value) ? String(row.value[2]) : undefined
}

function nameIn(taken: Record<string, unknown>, name: string): string {
  let free = name
  for (let n = 2; Object.hasOwn(taken, free); n++) free = `${name} ${n}`
  return free
}

/** An object or a list, and no React element nor a list of them. */
function isData(value: unknown): boolean {
  if (!Array.isArray(value)) return isDictionary(value)
  return value[0] !== '$' && (value.length === 0 || value.some((each) => !Array.isArray(each) || isData(each)))
}
