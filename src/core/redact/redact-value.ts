import { decode } from '../value/decode'
import { encode } from '../value/encode'
import type { Encoded } from '../value/encoded'
import { redactNumber, redactString } from './redact-text'
import { secretKind } from './secret-name'
import type { Secrets } from './secrets'

/** Deeper than any real state; what lies below is cut. */
const MAX_DEPTH = 500

/** An encoded value. `kind`: it is part of a secret because of where it stands. Its shape and its types stay. */
export function redactValue(value: Encoded, secrets: Secrets, kind: string | undefined, depth = 0): Encoded {
  if (typeof value === 'string') return redactString(value, secrets, kind)
  if (typeof value === 'number') return redactNumber(value, secrets, kind)
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) return { $: 'truncated', of: Array.isArray(value) ? 'array' : 'object', size: 0 }
  const within = (member: Encoded, under = kind): Encoded => redactValue(member, secrets, under, depth + 1)
  if (Array.isArray(value)) return value.map((element) => within(element))
  if (typeof value['$'] === 'string') return redactTagged(value, value['$'], secrets, kind, within)
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [secrets.within(key), within(member, secretKind(key) ?? kind)]),
  )
}

type EncodedObject = { [key: string]: Encoded }
type Within = (member: Encoded, kind?: string) => Encoded

function redactTagged(
  node: EncodedObject,
  tag: string,
  secrets: Secrets,
  kind: string | undefined,
  within: Within,
): Encoded {
  const { v = null } = node
  switch (tag) {
    case 'Object':
    case 'Map':
      return { ...node, v: Array.isArray(v) ? v.map((entry) => redactEntry(entry, within)) : v }
    case 'array':
    case 'Set':
    case 'shared':
    case 'instance':
      return { ...node, v: within(v) }
    case 'json':
      return within(encode(decode(node), Number.POSITIVE_INFINITY))
    case 'truncated':
      return typeof node['head'] === 'string' ? { ...node, head: redactString(node['head'], secrets, kind) } : node
    case 'bigint':
      return kind && typeof v === 'string' ? { ...node, v: String(secrets.number(Number(v), 'key-name')) } : node
    case 'bytes':
      return kind && typeof v === 'string' ? { ...node, v: bytesFor(secrets.named(v, kind), v) } : node
    case 'RegExp':
    case 'Error':
      return Object.fromEntries(
        Object.entries(node).map(([key, member]) => [
          key,
          typeof member === 'string' && key !== '$' ? secrets.within(member) : member,
        ]),
      )
    default:
      return node
  }
}

function redactEntry(entry: Encoded, within: Within): Encoded {
  if (!Array.isArray(entry)) return entry
  const [key = null, member = null] = entry
  return [within(key), within(member, typeof key === 'string' ? secretKind(key) : undefined)]
}

/** Base64 of as many bytes, made of the token's number. */
function bytesFor(token: string, base64: string): string {
  const [filled = ''] = base64.split('=')
  const number = /\d+/.exec(token)?.[0] ?? ''
  return number.padEnd(filled.length, 'A').slice(0, filled.length) + base64.slice(filled.length)
}
