import { endsInside } from '../session/json-ends-inside'
import { NUMERIC_KINDS, secretKind } from './secret-name'
import type { Secrets } from './secrets'
import { isCardNumber } from './shapes'

interface Level {
  /** The kind of secret that everything in this object or array is part of. */
  kind: string | undefined
  /** Objects: the member whose value comes next. */
  key: string | undefined
  isObject: boolean
}

/** The text of a storage entry. Under a secret's key a plain text is the secret; JSON is judged member by member. */
export function redactText(text: string, secrets: Secrets, kind: string | undefined): string {
  if (/^\s*[{[]/.test(text)) return redactString(text, secrets, undefined)
  if (/^-?\d+$/.test(text)) {
    const number = redactNumber(Number(text), secrets, kind)
    if (number !== Number(text)) return String(number)
  }
  return redactString(text, secrets, kind)
}

/** A string value. `kind`: it is a secret because of where it stands. JSON inside of it is gone through as well. */
export function redactString(text: string, secrets: Secrets, kind: string | undefined): string {
  if (isJson(text)) return redactJson(text, secrets, kind)
  return kind ? secrets.named(text, kind) : secrets.value(text)
}

/** A number stays one. */
export function redactNumber(number: number, secrets: Secrets, kind: string | undefined): number {
  if (kind && NUMERIC_KINDS.has(kind)) return secrets.number(number, 'key-name')
  return number >= 1e11 && isCardNumber(String(number)) ? secrets.number(number, 'card') : number
}

/** Whole, or cut off in the middle as long texts are. */
function isJson(text: string): boolean {
  if (!/^\s*[{["]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return endsInside(text)
  }
}

/** What matters of JSON: brackets, commas, the beginnings of strings, and numbers. */
const TOKENS = /["{}[\],]|[-\d][-+.\dEe]*/g

/** Touches only the strings, inside of their quotes, and secret numbers: the rest stays as it was, down to its spacing. */
function redactJson(text: string, secrets: Secrets, whole: string | undefined): string {
  const levels: Level[] = []
  let result = ''
  let copied = 0
  const replace = (start: number, end: number, by: string): void => {
    result += text.slice(copied, start) + by
    copied = end
  }
  const tokens = new RegExp(TOKENS)
  for (let found = tokens.exec(text); found; found = tokens.exec(text)) {
    const { index } = found
    const [token] = found
    const level = levels.at(-1)
    if (token === '{' || token === '[') {
      levels.push({ kind: kindOf(level, whole), key: undefined, isObject: token === '{' })
    } else if (token === '}' || token === ']') {
      levels.pop()
    } else if (token === ',') {
      if (level) level.key = undefined
    } else if (token === '"') {
      const end = endOfString(text, index)
      const literal = parseLiteral(text.slice(index, end))
      if (literal === undefined) {
        // Cut off inside of a string.
        const rest = text.slice(index + 1)
        const kind = kindOf(level, whole)
        return result + text.slice(copied, index + 1) + (kind ? secrets.named(rest, kind) : secrets.within(rest))
      }
      const isKey = level?.isObject === true && level.key === undefined
      const replaced = isKey ? secrets.within(literal) : redactString(literal, secrets, kindOf(level, whole))
      if (isKey) level.key = literal
      if (replaced !== literal) replace(index, end, JSON.stringify(replaced))
      tokens.lastIndex = end
    } else {
      const replaced = redactNumber(Number(token), secrets, kindOf(level, whole))
      if (replaced !== Number(token)) replace(index, index + token.length, String(replaced))
    }
  }
  return result + text.slice(copied)
}

/** What the value that comes next in a level is part of. */
function kindOf(level: Level | undefined, whole: string | undefined): string | undefined {
  if (!level) return whole
  return (level.key === undefined ? undefined : secretKind(level.key)) ?? level.kind
}

/** The index after the closing quote, or the text's length where it has none. */
function endOfString(text: string, opening: number): number {
  for (let quote = text.indexOf('"', opening + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let before = quote
    while (text[before - 1] === '\\') before--
    if ((quote - before) % 2 === 0) return quote + 1
  }
  return text.length
}

function parseLiteral(literal: string): string | undefined {
  try {
    return String(JSON.parse(literal))
  } catch {
    return undefined
  }
}
