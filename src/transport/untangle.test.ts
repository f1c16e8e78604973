import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../core/value/decode'
import { encode } from '../core/value/encode'
import { EncodedText } from '../core/value/encoded-text'
import { Pieces } from '../core/value/pieces'
import type { AgentEvent, Encoded } from '../protocol/recording'
import { untangle, untangled } from './untangle'

/** A value as an agent writes it, with a look at the clock that fails every `n`-th time, and a client reads it. */
function told(value: unknown, budget = 1e9, n = 3): { value: unknown; isTangled: boolean; pieces: number } {
  const text = new EncodedText(value, budget)
  const pieces = new Pieces({ value: text }, JSON.stringify, 1_000)
  const texts: string[] = []
  for (let asked = 0; !pieces.isDone; ) {
    const piece = pieces.take(() => ++asked % n !== 0)
    if (piece !== undefined) texts.push(piece)
  }
  const read = JSON.parse(texts.join('')) as { value: unknown }
  untangle(read, 'value')
  return { value: read.value, isTangled: text.isTangled, pieces: texts.length }
}

/** As JSON has it: `encode` may have members that are undefined in none. */
const whole = (value: unknown): unknown => JSON.parse(JSON.stringify(encode(value, 1e9)))

class Cart {
  items: unknown
  constructor(items: unknown) {
    this.items = items
  }
}

/** With a hole in between. */
const holed = (value: unknown): unknown[] => Object.assign(Array<unknown>(3), { 0: value, 2: value })

describe('a value written while it is read', () => {
  it('is what encode makes of it in one go', () => {
    const anything = fc.anything({
      withMap: true,
      withSet: true,
      withDate: true,
      withBigInt: true,
      withSparseArray: true,
      withTypedArray: true,
      withNullPrototype: true,
      maxDepth: 4,
    })
    const shared = anything.map((value) => ({ a: value, b: [value, { c: value }], c: new Cart(holed(value)) }))
    fc.assert(
      fc.property(shared, fc.integer({ min: 2, max: 5 }), (value, n) => {
        expect(told(value, 1e9, n).value).toStrictEqual(whole(value))
      }),
    )
  })

  it.each([
    ['a key $', { $: 1, a: { $: [2] } }],
    ['a key __proto__', JSON.parse('{"a":{"__proto__":{"b":1}},"c":[1]}')],
    ['indices as keys', { 10: { a: 1 }, 2: { b: 2 }, x: { c: 3 }, '01': { d: 4 } }],
    ['a class with a key $', new Cart({ $: new Cart({}) })],
    ['an opaque value', decode({ $: 'instance', class: 'Cart', v: { items: [{ $: 'function', name: 'f' }] } })],
    ['a Map of Maps', new Map([[new Map([[1, { a: 1 }]]), new Set([new Set([[1]])])]])],
    ['nothing', undefined],
    ['a function', () => 1],
    ['empty containers', [{}, [], new Map(), new Set(), new Cart({}), Array(3)]],
  ])('%s', (_name, value) => {
    expect(told(value).value).toStrictEqual(whole(value))
  })

  it('tells sharing and cycles wherever they are', () => {
    const one: Record<string, unknown> = { id: 1 }
    one['self'] = one
    const cart = new Cart([one])
    const map = new Map<unknown, unknown>([[one, cart]])
    map.set('map', map)
    const date = new Date(5)
    const holes: unknown[] = [one, date]
    holes[4] = date
    holes[7] = holes
    const large = Array.from({ length: 3_000 }, (_, i) => (i % 2 ? one : { i, cart }))
    const value = { $: 'x', one, cart, map, holes, again: [holes, large, large, map, date], deep: [[[one]]] }
    const { value: read, isTangled, pieces } = told(value)
    expect(isTangled).toBe(true)
    expect(pieces).toBeGreaterThan(1)
    expect(read).toStrictEqual(whole(value))
  })

  it('keeps its order where a proxy lists indices after names, or backwards', () => {
    const shared = { s: 1 }
    const target = { b: shared, 2: { x: 1 }, 1: shared }
    const value = new Proxy(target, { ownKeys: () => ['b', '2', '1'] })
    expect(decode(told([value, shared]).value)).toEqual([{ b: { s: 1 }, 1: { s: 1 }, 2: { x: 1 } }, { s: 1 }])
  })

  it('stops within large containers of every kind', () => {
    const items = Array.from({ length: 5_000 }, (_, id) => ({ id }))
    const holes = Object.assign([], items, { length: 6_000 })
    const keyed = Object.fromEntries(items.map((item) => [`k${item.id}`, item]))
    for (const value of [items, keyed, holes, new Set(items), new Map(items.map((item) => [item.id, item]))]) {
      const { value: read, pieces } = told(value, 1e9, 2)
      expect(read).toStrictEqual(whole(value))
      expect(pieces).toBeGreaterThan(1)
    }
  })

  it('comes to an end where an array becomes shorter meanwhile', () => {
    const items = Array.from({ length: 300_000 }, (_, id) => id)
    const pieces = new Pieces(new EncodedText({ items }, 1e9), JSON.stringify, 1_000)
    let text = pieces.take(() => true) ?? ''
    items.length = 100
    while (!pieces.isDone) text += pieces.take(() => true) ?? ''
    expect(text.length).toBeLessThan(100_000)
    expect(JSON.parse(text)).toHaveProperty('items')
  })

  it('passes 100,000 levels', () => {
    let deep: unknown = null
    for (let i = 0; i < 100_000; i++) deep = i % 2 ? [deep] : { a: deep }
    let levels = 0
    for (let at = told(deep).value; at !== null; levels++) at = Object.values(at as object)[0]
    expect(levels).toBe(100_000)
  })

  it('survives what throws, and calls no getter', () => {
    const never = (): never => {
      throw new Error('trap')
    }
    const log: string[] = []
    const array = Object.defineProperty([1, 2], 1, { get: () => log.push('element'), enumerable: true })
    const member = Object.defineProperty({ a: 1 }, 'b', { get: () => log.push('member'), enumerable: true })
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const bad = new Proxy([1, 2, 3], {
      getOwnPropertyDescriptor: (target, key) =>
        key === '1' ? never() : Reflect.getOwnPropertyDescriptor(target, key),
    })
    const odd = new Proxy([], {
      get: (target, key) => (key === 'length' ? 'many' : (Reflect.get(target, key) as unknown)),
    })
    const { value } = told({ array, member, proxy, all: new Proxy({}, { ownKeys: never }), bad, odd, last: [1] })
    expect(value).toMatchObject({
      array: [1, { $: 'accessor' }],
      member: { a: 1, b: { $: 'accessor' } },
      proxy: { $: 'unreadable' },
      all: { $: 'unreadable', why: 'trap' },
      bad: [1, { $: 'unreadable', why: 'trap' }, 3],
      odd: { $: 'unreadable' },
      last: [1],
    })
    expect(log).toEqual([])
  })

  it('holds its budget roughly, and is readable whatever is cut off', () => {
    fc.assert(
      fc.property(
        fc.anything({ withMap: true, withSet: true }),
        fc.integer({ min: 100, max: 1_000 }),
        (one, budget) => {
          const value = Array.from({ length: 50 }, () => [one, structuredClone(0)])
          const text = JSON.stringify(told(value, budget).value)
          expect(text.length).toBeLessThan(budget * 3 + 6_000)
        },
      ),
    )
    const { value } = told({ text: 'x'.repeat(5_000), list: Array(900).fill(1), cart: { a: 1 } }, 1_500)
    expect(value).toEqual({
      text: { $: 'truncated', of: 'string', size: 5_000, head: 'x'.repeat(1_000) },
      list: { $: 'truncated', of: 'array', size: 900 },
      cart: { a: 1 },
    })
  })
})

describe('a message that is not what an agent writes', () => {
  const read = (value: Encoded): unknown => {
    const holder = { value: structuredClone(value) }
    untangle(holder, 'value')
    return holder.value
  }

  it('keeps what refers to nothing before it, and what is no hole', () => {
    const odd: Encoded = [
      { $: 'again' },
      { $: 'again', n: 9 },
      { $: 'again', n: -1 },
      { $: 'again', n: 'x' },
      { $: 'again', n: 0.5 },
    ]
    expect(read(odd)).toEqual(odd)
    expect(read({ $: 'hole', n: 2 })).toEqual({ $: 'hole', n: 2 })
    expect(read({ a: { $: 'hole', n: 2 } })).toEqual({ a: { $: 'hole', n: 2 } })
    expect(() => decode(read([odd, { $: 'hole', n: 1e300 }, { $: 'again', n: 1 }, { $: 'again', n: 2 }]))).not.toThrow()
  })

  it('has each value of its steps looked through by itself', () => {
    const step = (value: Encoded) => ({ op: 'set' as const, path: ['a'], value })
    const when = { seq: 0, at: 0, run: 0, task: 0 }
    const steps = [step([{}]), step([{}, { $: 'again', n: 1 }])]
    expect(untangled({ ...when, type: 'store-changed', source: 's', steps, tangled: true })).toEqual({
      ...when,
      type: 'store-changed',
      source: 's',
      steps: [
        step([{}]),
        step([
          { $: 'shared', id: 1, v: {} },
          { $: 'ref', id: 1 },
        ]),
      ],
    })
  })

  it('is not looked through unless it says so', () => {
    const event: AgentEvent = {
      seq: 0,
      at: 0,
      run: 0,
      task: 0,
      type: 'store-created',
      source: 's',
      state: [{}, { $: 'again', n: 1 }],
    }
    expect(untangled(event)).toBe(event)
    expect(untangled({ ...event, tangled: true })).toEqual({
      ...event,
      state: [
        { $: 'shared', id: 1, v: {} },
        { $: 'ref', id: 1 },
      ],
    })
  })
})
