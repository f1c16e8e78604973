import { stringify } from 'devalue'
import { SuperJSON } from 'superjson'
import { describe, expect, it } from 'vitest'
import { align, divergences } from '../core/diff/align'
import { decodeEntry } from '../core/value/codec'
import { decode } from '../core/value/decode'
import { encode } from '../core/value/encode'
import { formatPath } from '../core/value/path'
import { codecs } from './registry.generated'

class Cart {
  constructor(readonly items = [1]) {}
}
class Money {
  constructor(readonly cents = 500) {}
  toJSON() {
    return `${this.cents / 100}`
  }
}
const ring = (of: number): object => {
  const value: Record<string, unknown> = { of }
  value['self'] = value
  return value
}
const one = { n: 1 }
const lossless = 'equal'
const impossible = 'not written'
const loses = (what: string): string => `equal after serialization (${what})`

const WRITERS = { json: JSON.stringify, superjson: SuperJSON.stringify.bind(SuperJSON), devalue: stringify }

/**
 * The state of a member with a value that memory has, beside what a writer made of the same value, or of another one:
 * `; path state (what is lost)`.
 */
function stored(
  by: keyof typeof WRITERS,
  value: unknown,
  written = value,
  wrap = (v: unknown): unknown => ({ v, of: 'a' }),
) {
  const text = textOf(by, wrap(written))
  if (text === undefined) return impossible
  const shared = { present: true, mount: [] } as const
  const memory = decode(encode(wrap(value)))
  const tree = align(
    [
      { ...shared, role: 'memory', value: memory, serialized: false },
      { ...shared, role: 'storage', value: decodeEntry(codecs, { text }).state, serialized: true },
    ],
    { ancestor: () => undefined },
  )
  const rows = divergences(tree, true).map(({ path, state, loses: lost }) => {
    const place = formatPath(path.slice(1))
    return `${place === '' ? '' : `${place} `}${state}${lost === undefined ? '' : ` (${lost})`}`
  })
  return rows.join('; ') || lossless
}

/** Undefined where the writer refuses. */
function textOf(by: keyof typeof WRITERS, value: unknown): string | undefined {
  try {
    return WRITERS[by](value)
  } catch {
    return undefined
  }
}

/** By name: the value, another one of its kind, and what of it JSON, superjson and devalue bring back. */
const VALUES: [string, unknown, unknown, string, string, string][] = [
  ['Map', new Map([['a', 1]]), new Map([['a', 2]]), loses('Map becomes {}'), lossless, lossless],
  ['Map with object keys', new Map([[one, 1]]), new Map([[one, 2]]), loses('Map becomes {}'), lossless, lossless],
  ['Set', new Set([1]), new Set([2]), loses('Set becomes {}'), lossless, lossless],
  ['Date', new Date(0), new Date(1), loses('Date becomes a string'), lossless, lossless],
  [
    'no Date',
    new Date(Number.NaN),
    new Date(1),
    loses('an invalid Date becomes null'),
    loses('an invalid Date becomes null'),
    lossless,
  ],
  ['BigInt', 10n, 11n, impossible, lossless, lossless],
  ['NaN', Number.NaN, 1, loses('NaN becomes null'), lossless, lossless],
  ['Infinity', Number.POSITIVE_INFINITY, 1, loses('Infinity becomes null'), lossless, lossless],
  ['-Infinity', Number.NEGATIVE_INFINITY, 1, loses('-Infinity becomes null'), lossless, lossless],
  ['-0', -0, 1, loses('-0 becomes 0'), lossless, lossless],
  ['undefined', undefined, 1, loses('undefined is left out'), lossless, lossless],
  ['undefined element', [undefined], [1], `[0] ${loses('undefined becomes null')}`, lossless, lossless],
  // Nothing but memory can hold code, so that nothing is lost of it.
  ['function', () => 1, 1, lossless, lossless, impossible],
  [
    'function element',
    [() => 1],
    [1],
    `[0] ${loses('a function becomes null')}`,
    `[0] ${loses('a function becomes null')}`,
    impossible,
  ],
  [
    'function in a Map',
    new Map([['f', () => 1]]),
    new Map([['f', 1]]),
    loses('Map becomes {}'),
    `f ${loses('a function becomes null')}`,
    impossible,
  ],
  ['symbol', Symbol('s'), 1, lossless, lossless, impossible],
  ['RegExp', /a/g, /b/g, loses('RegExp becomes {}'), lossless, lossless],
  ['Error', new Error('a'), new Error('b'), loses('Error becomes {}'), lossless, impossible],
  [
    'typed array',
    new Uint8Array([1, 2]),
    new Uint8Array([1, 3]),
    loses('Uint8Array becomes a plain object'),
    lossless,
    lossless,
  ],
  [
    'ArrayBuffer',
    new Uint8Array([1]).buffer,
    new Uint8Array([2]).buffer,
    loses('ArrayBuffer becomes {}'),
    loses('ArrayBuffer becomes {}'),
    lossless,
  ],
  [
    'class instance',
    new Cart(),
    new Cart([2]),
    loses('class instance Cart becomes a plain object'),
    loses('class instance Cart becomes a plain object'),
    impossible,
  ],
  [
    'class instance with toJSON',
    new Money(),
    1,
    loses('class instance Money becomes a string'),
    loses('class instance Money becomes a string'),
    impossible,
  ],
  [
    'class instance in a Map',
    new Map([['c', new Cart()]]),
    new Map([['c', new Cart([2])]]),
    loses('Map becomes {}'),
    `c ${loses('class instance Cart becomes a plain object')}`,
    impossible,
  ],
  [
    'class instance and Date in a Set',
    new Set([new Cart(), new Date(0)]),
    new Set([new Cart([2]), new Date(0)]),
    loses('Set becomes {}'),
    loses('class instance Cart becomes a plain object'),
    impossible,
  ],
  [
    'Date in a Set in a Map',
    new Map([['m', new Set([new Date(0)])]]),
    new Map([['m', new Set([new Date(1)])]]),
    loses('Map becomes {}'),
    lossless,
    lossless,
  ],
  ['cycle', ring(1), ring(2), impossible, lossless, lossless],
  ['shared reference', { l: one, r: one }, { l: one, r: { n: 2 } }, lossless, lossless, lossless],
]

/** What JSON writes is the same for any of them, so that nobody can tell that it is another one. */
const ALIKE_IN_JSON = /^(?:Map|Set|RegExp|Error|function in a Map|class instance (?:and|in)|Date in|ArrayBuffer)/

describe.each(VALUES)('%s', (name, value, other, json, superjson, devalue) => {
  it('comes back as the writer can', () => {
    expect([stored('json', value), stored('superjson', value), stored('devalue', value)]).toEqual([
      json,
      superjson,
      devalue,
    ])
  })

  it('the same deeper down, whatever stands beside it', () => {
    const deep = (v: unknown): unknown => ({ v: [{ in: v }, new Date(0)] })
    const parts = stored('superjson', value, value, deep)
    expect(parts.replaceAll('[0].in', '').replaceAll(/(^|; ) /g, '$1')).toBe(superjson.replace(/^(?=\w+ equal)/, '.'))
  })

  it('another one differs, where what was written can tell', () => {
    for (const by of ['json', 'superjson', 'devalue'] as const) {
      const found = stored(by, value, other)
      if (found === impossible) continue
      const cannotTell = by !== 'devalue' && ALIKE_IN_JSON.test(name) && (by === 'json' || name === 'ArrayBuffer')
      expect(`${by}: ${/differs/.test(found)}`).toBe(`${by}: ${!cannotTell}`)
    }
  })
})
