import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from './decode'
import { encode } from './encode'

describe('encode', () => {
  it('leaves JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        fc.pre(!text.includes('"$"') && !text.includes('__proto__') && !text.includes('-0'))
        expect(JSON.stringify(encode(JSON.parse(text)))).toBe(text)
      }),
    )
  })

  it.each([
    [undefined, { $: 'undefined' }],
    [Number.NaN, { $: 'number', v: 'NaN' }],
    [-0, { $: 'number', v: '-0' }],
    [Number.NEGATIVE_INFINITY, { $: 'number', v: '-Infinity' }],
    [12345678901234567890n, { $: 'bigint', v: '12345678901234567890' }],
    [
      { $: 1, a: 2 },
      {
        $: 'Object',
        v: [
          ['$', 1],
          ['a', 2],
        ],
      },
    ],
    [JSON.parse('{"__proto__":{"a":1}}'), { $: 'Object', v: [['__proto__', { a: 1 }]] }],
    [new Date(5), { $: 'Date', v: 5 }],
    [new Date(Number.NaN), { $: 'Date', v: null }],
    [new Map<unknown, unknown>([['a', new Set([1])]]), { $: 'Map', v: [['a', { $: 'Set', v: [1] }]] }],
    [/a+/gi, { $: 'RegExp', v: 'a+', flags: 'gi' }],
    [new RangeError('no'), { $: 'Error', name: 'RangeError', message: 'no' }],
    [new Uint8Array([1, 2, 3, 4]), { $: 'bytes', class: 'Uint8Array', size: 4, v: 'AQIDBA==' }],
    [
      Object.assign(Array(3), { 0: 1, 2: 3 }),
      {
        $: 'array',
        v: [
          [0, 1],
          [2, 3],
        ],
        length: 3,
      },
    ],
    [function addItem() {}, { $: 'function', name: 'addItem' }],
    [Symbol('s'), { $: 'symbol', name: 's' }],
    [
      new (class Cart {
        items = [1]
      })(),
      { $: 'instance', class: 'Cart', v: { items: [1] } },
    ],
  ])('%o', (value, expected) => {
    expect(encode(value)).toStrictEqual(expected)
  })

  it('tells sharing and cycles, in document order', () => {
    const address: Record<string, unknown> = { city: 'Kiel' }
    address['self'] = address
    expect(encode({ deep: { home: address }, work: address })).toStrictEqual({
      deep: { home: { $: 'shared', id: 1, v: { city: 'Kiel', self: { $: 'ref', id: 1 } } } },
      work: { $: 'ref', id: 1 },
    })
  })

  it('does not take an object for a Date because its class is called so', () => {
    class Date {
      at = 1
    }
    expect(encode([new Date()])).toStrictEqual([{ $: 'unreadable', why: 'this is not a Date object.' }])
  })
})

describe('encode, faced with a hostile page', () => {
  const never = (): never => {
    throw new Error('trap')
  }

  it('calls no getter, of objects, arrays, prototypes, or classes', () => {
    const array: unknown[] = [1]
    const log: string[] = []
    const spy = (name: string) => ({ get: () => log.push(name), enumerable: true, configurable: true })
    Object.defineProperty(array, 1, spy('element'))
    class Cart {
      items = [1]
    }
    Object.defineProperty(Cart, 'name', spy('class name'))
    const cart = Object.defineProperty(new Cart(), 'total', spy('member'))
    const error = Object.defineProperty(new Error('x'), 'message', spy('message'))
    const tagged = Object.defineProperty(Object.create({}), Symbol.toStringTag, spy('tag'))
    const pattern = Object.defineProperty(/x/, 'global', spy('flag'))
    expect(encode([array, cart, error, tagged, pattern])).toStrictEqual([
      [1, { $: 'accessor' }],
      { $: 'instance', class: '', v: { items: [1], total: { $: 'accessor' } } },
      { $: 'Error', name: 'Error', message: '' },
      { $: 'instance', class: 'Object', v: {} },
      { $: 'RegExp', v: 'x', flags: '' },
    ])
    expect(log).toEqual([])
  })

  it('survives proxies that throw, and revoked ones', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const handler = new Proxy({}, { get: () => never })
    const thrower = Proxy.revocable({}, {})
    thrower.revoke()
    const throwsProxy = new Proxy(
      {},
      {
        ownKeys: () => {
          throw thrower.proxy
        },
      },
    )
    expect(encode({ proxy, all: new Proxy({}, handler), call: new Proxy(never, handler), throwsProxy })).toMatchObject({
      proxy: { $: 'unreadable' },
      all: { $: 'unreadable', why: 'trap' },
      call: { $: 'unreadable', why: 'trap' },
      throwsProxy: { $: 'unreadable', why: 'reading it threw' },
    })
  })

  it('marks a single unreadable member as such', () => {
    const getOwnPropertyDescriptor = (target: object, key: PropertyKey) =>
      key === 'bad' ? never() : Reflect.getOwnPropertyDescriptor(target, key)
    expect(
      encode(new Proxy({ good: 1, bad: 2 }, { getOwnPropertyDescriptor, ownKeys: () => ['good', 'bad'] })),
    ).toEqual({
      $: 'unreadable',
      why: 'trap',
    })
  })

  it('passes 100,000 levels, to and fro', () => {
    let deep: unknown = null
    for (let i = 0; i < 100_000; i++) deep = i % 2 ? [deep] : { a: deep }
    const encoded = encode(deep)
    expect(encoded).not.toHaveProperty('$')
    let back = decode(encoded)
    let levels = 0
    for (; back !== null; levels++) back = Object.values(back as object)[0]
    expect(levels).toBe(100_000)
  })

  it('stays within its budget when a proxy has no end', () => {
    const endless: object = new Proxy(
      {},
      {
        ownKeys: () => ['a', 'b'],
        getOwnPropertyDescriptor: () => ({ value: new Proxy(endless, {}), enumerable: true, configurable: true }),
      },
    )
    expect(JSON.stringify(encode(endless, 10_000)).length).toBeLessThan(40_000)
  })

  it('works with built-ins that the page has patched, and with setters on Object.prototype', () => {
    const targets = [
      [Array.prototype, ['push', 'map', 'forEach', Symbol.iterator]],
      [Map.prototype, ['get', 'set', 'forEach']],
      [Object.prototype, ['persist']],
    ] as const
    const patches = targets.flatMap(([owner, keys]) =>
      keys.map((key) => ({ owner, key, before: Object.getOwnPropertyDescriptor(owner, key) })),
    )
    const shared = [1]
    const value = { a: [shared, shared], persist: new Map([['k', 1]]), bytes: new Uint8Array([1]) }
    for (let i = 0; i < patches.length; i++) {
      Object.defineProperty(patches[i]?.owner, patches[i]?.key ?? '', { get: never, set: never, configurable: true })
    }
    let encoded: unknown
    try {
      encoded = encode(value)
    } finally {
      for (let i = 0; i < patches.length; i++) {
        const patch = patches[i]
        if (patch?.before) Object.defineProperty(patch.owner, patch.key, patch.before)
        else if (patch) Reflect.deleteProperty(patch.owner, patch.key)
      }
    }
    expect(encoded).toEqual({
      a: [
        { $: 'shared', id: 1, v: [1] },
        { $: 'ref', id: 1 },
      ],
      persist: { $: 'Map', v: [['k', 1]] },
      bytes: { $: 'bytes', class: 'Uint8Array', size: 1, v: 'AQ==' },
    })
  })
})

describe('the budget', () => {
  it('cuts long strings, and keeps their head and length', () => {
    expect(encode('x'.repeat(5_000), 2_000)).toEqual({
      $: 'truncated',
      of: 'string',
      size: 5_000,
      head: 'x'.repeat(1_000),
    })
  })

  it('gives the large members up first', () => {
    const huge = Array.from({ length: 5_000 }, (_, i) => ({ id: i }))
    expect(encode({ huge, cart: { items: [{ qty: 1 }] } }, 20_000)).toEqual({
      huge: { $: 'truncated', of: 'array', size: 5_000 },
      cart: { items: [{ qty: 1 }] },
    })
  })

  it('holds roughly, whatever the value', () => {
    fc.assert(
      fc.property(fc.anything(), fc.integer({ min: 100, max: 1_000 }), (value, budget) => {
        expect(
          JSON.stringify(
            encode(
              Array(50)
                .fill(0)
                .map(() => [value, structuredClone(0)]),
              budget,
            ),
          ).length,
        ).toBeLessThan(budget * 3 + 6_000)
      }),
    )
  })
})
