import { fromBase64 } from './base64'
import { bytesAs } from './bytes'
import { Opaque } from './opaque'
import { put } from './primordials'
import { COMPLEX, reuse } from './reuse'

type Tagged = Record<string, unknown>

/** The most holes an array of a message may claim to have. */
const MAX_LENGTH = 2 ** 24
/** Tags whose nodes have no encoded members, and are nobody's reference. */
const LEAVES: ReadonlySet<unknown> = new Set([
  'undefined',
  'number',
  'bigint',
  'Date',
  'json',
  'function',
  'symbol',
  'accessor',
  'unreadable',
  'truncated',
])
const PENDING = Symbol('a reference to something further on')

/**
 * The value that `encode` was given: real Maps, Sets, Dates …, cycles and sharing restored; what no value can carry becomes
 * an `Opaque`. Takes any JSON: what is malformed becomes an unreadable `Opaque`. Never throws, for any depth. Parts that stand for
 * themselves are not copied: the value is as little to be changed as what it was decoded from.
 */
export function decode(encoded: unknown): unknown {
  const reused = reuse(encoded, leafOf, 0)
  return reused === COMPLEX ? new Decoder().run(encoded) : reused
}

/** What a tag without members stands for; `COMPLEX` for others. */
function leafOf(node: object): unknown {
  return LEAVES.has((node as Tagged)['$']) ? new Decoder().run(node) : COMPLEX
}

class Decoder {
  /** Members still to decode: from an encoded array or object into the container made for it. */
  private readonly jobs: { from: object; to: object }[] = []
  private readonly ids = new Map<unknown, unknown>()
  private readonly references: { to: object; key: string | number; id: unknown }[] = []
  /** Fill Maps, Sets and the like once all their members stand. */
  private readonly finish: (() => void)[] = []
  private pendingId: unknown

  run(encoded: unknown): unknown {
    const holder: unknown[] = []
    this.jobs.push({ from: [encoded], to: holder })
    for (let job = this.jobs.pop(); job; job = this.jobs.pop()) this.fill(job.from, job.to)
    for (const { to, key, id } of this.references) put(to, key, this.ids.has(id) ? this.ids.get(id) : malformed('ref'))
    for (const finish of this.finish) finish()
    return holder[0]
  }

  private fill(from: object, to: object): void {
    if (Array.isArray(from)) {
      for (let i = 0; i < from.length; i++) this.set(to, i, from[i])
      return
    }
    for (const [key, member] of Object.entries(from)) this.set(to, key, member)
  }

  private set(to: object, key: string | number, encoded: unknown): void {
    const value = this.value(encoded)
    if (value === PENDING) this.references.push({ to, key, id: this.pendingId })
    put(to, key, value)
  }

  private value(encoded: unknown): unknown {
    if (typeof encoded !== 'object' || encoded === null) {
      const json = encoded === null || typeof encoded === 'string' || typeof encoded === 'boolean'
      return json || typeof encoded === 'number' ? encoded : malformed('value')
    }
    if (Array.isArray(encoded)) return this.members(encoded)
    if (!Object.hasOwn(encoded, '$')) {
      const to = {}
      this.jobs.push({ from: encoded, to })
      return to
    }
    return this.tagged(encoded as Tagged)
  }

  private members(from: unknown): unknown[] {
    const to: unknown[] = []
    if (Array.isArray(from)) this.jobs.push({ from, to })
    return to
  }

  private tagged(first: Tagged): unknown {
    const ids: unknown[] = []
    let node: Tagged = first
    while (node['$'] === 'shared') {
      ids.push(node['id'])
      const inner = node['v']
      if (typeof inner !== 'object' || inner === null) return malformed('shared')
      if (Array.isArray(inner) || !Object.hasOwn(inner, '$')) return this.share(ids, this.value(inner))
      node = inner as Tagged
    }
    if (node['$'] === 'ref') return this.reference(node['id'])
    return this.share(ids, this.tag(node))
  }

  private share(ids: readonly unknown[], value: unknown): unknown {
    for (const id of ids) if (!this.ids.has(id)) this.ids.set(id, value)
    return value
  }

  private reference(id: unknown): unknown {
    if (this.ids.has(id)) return this.ids.get(id)
    this.pendingId = id
    return PENDING
  }

  private tag(node: Tagged): unknown {
    const { v } = node
    switch (node['$']) {
      case 'undefined':
        return undefined
      case 'number':
        return v === 'NaN' || v === 'Infinity' || v === '-Infinity' || v === '-0' ? Number(v) : malformed('number')
      case 'bigint':
        return typeof v === 'string' && /^-?\d{1,40000}$/.test(v) ? BigInt(v) : malformed('bigint')
      case 'Date':
        return typeof v === 'number' ? new Date(v) : v === null ? new Date(Number.NaN) : malformed('Date')
      case 'RegExp':
        return expression(v, node['flags'])
      case 'Error':
        return error(node['name'], node['message'])
      case 'bytes':
        return bytes(v, node['class'], node['size'])
      case 'json':
        return typeof v === 'string' ? jsonOr(v) : malformed('json')
      case 'Map':
      case 'Set':
      case 'Object':
      case 'array':
        return Array.isArray(v) ? this.collection(node['$'], v, node['length']) : malformed(node['$'])
      case 'instance': {
        const instance = new Opaque('instance', { name: string(node['class']) })
        this.jobs.push({ from: { members: v }, to: instance })
        return instance
      }
      default:
        return opaque(node)
    }
  }

  private collection(tag: 'Map' | 'Set' | 'Object' | 'array', encoded: unknown[], length: unknown): unknown {
    const members = this.members(encoded)
    if (tag === 'Set') {
      const set = new Set<unknown>()
      this.finish.push(() => members.forEach((member) => set.add(member)))
      return set
    }
    const pairs = (each: (key: unknown, value: unknown) => void) =>
      this.finish.push(() => {
        for (const pair of members) if (Array.isArray(pair) && pair.length === 2) each(pair[0], pair[1])
      })
    if (tag === 'Map') {
      const map = new Map<unknown, unknown>()
      pairs((key, value) => map.set(key, value))
      return map
    }
    if (tag === 'Object') {
      const object = {}
      pairs((key, value) => {
        if (typeof key === 'string') put(object, key, value)
      })
      return object
    }
    if (!isIndex(length) || length > MAX_LENGTH) return malformed('array')
    const array: unknown[] = []
    array.length = length
    pairs((key, value) => {
      if (isIndex(key) && key < length) array[key] = value
    })
    return array
  }
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function opaque(node: Tagged): Opaque {
  switch (node['$']) {
    case 'function':
    case 'symbol':
      return new Opaque(node['$'], { name: string(node['name']) })
    case 'accessor':
      return new Opaque('accessor')
    case 'unreadable':
      return new Opaque('unreadable', { why: string(node['why']) })
    case 'truncated': {
      const cut = { of: string(node['of']), size: typeof node['size'] === 'number' ? node['size'] : 0 }
      return new Opaque('truncated', typeof node['head'] === 'string' ? { ...cut, head: node['head'] } : cut)
    }
    default:
      return malformed(node['$'])
  }
}

function expression(source: unknown, flags: unknown): unknown {
  try {
    return new RegExp(string(source), string(flags))
  } catch {
    return malformed('RegExp')
  }
}

function error(name: unknown, message: unknown): Error {
  const made = new Error(string(message))
  Object.defineProperty(made, 'name', { value: string(name), writable: true, configurable: true })
  return made
}

function bytes(text: unknown, name: unknown, size: unknown): unknown {
  const found = typeof text === 'string' ? fromBase64(text) : undefined
  const made = found && found.length === size && bytesAs(string(name), found)
  return made ?? malformed('bytes')
}

function malformed(tag: unknown): Opaque {
  return new Opaque('unreadable', {
    why: `malformed encoding${typeof tag === 'string' ? ` of ${tag.slice(0, 40)}` : ''}`,
  })
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}
