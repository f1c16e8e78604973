import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from './decode'
import { encode } from './encode'
import { TAGS } from './encoded'
import { Opaque } from './opaque'

/** Values of every kind, with shared and cyclic ones among them. */
const anything = fc
  .tuple(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
    }),
    fc.anything({ withMap: true }),
    fc.boolean(),
  )
  .map(([a, b, cyclic]) => {
    const node: Record<string, unknown> = { a, b, again: a, $: [b, /x/y, new TypeError('t'), Symbol('s'), () => 1] }
    if (cyclic) node['map'] = new Map<unknown, unknown>([[node, [node]]])
    return node
  })

describe('decode', () => {
  it('undoes encode: encoding again gives the same', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(300, 8_000_000), (value, budget) => {
        const encoded = encode(value, budget)
        expect(encode(decode(JSON.parse(JSON.stringify(encoded))))).toStrictEqual(encoded)
      }),
      { numRuns: 500 },
    )
  })

  it('gives real objects back', () => {
    const value = {
      at: new Date(5),
      seen: new Map([[{ k: 1 }, new Set([1])]]),
      big: 10n,
      nan: Number.NaN,
      zero: -0,
      pattern: /a/g,
      nothing: undefined,
      bytes: new Uint16Array([1, 2]),
      buffer: new Uint8Array([9]).buffer,
    }
    expect(decode(encode(value))).toStrictEqual(value)
  })

  it('restores cycles and sharing, also through Maps and Sets', () => {
    const map = new Map<string, unknown>()
    map.set('self', map).set('set', new Set([map]))
    const back = decode(encode({ first: { map }, map })) as { first: { map: Map<string, unknown> }; map: unknown }
    expect(back.map).toBe(back.first.map)
    expect(back.first.map.get('self')).toBe(back.map)
    expect((back.first.map.get('set') as Set<unknown>).has(back.map)).toBe(true)
  })

  it('names what it cannot carry', () => {
    class Cart {
      items = [1]
    }
    const back = decode(encode([Cart, new Cart(), Symbol('s')])) as Opaque[]
    expect(back.map((item) => [item instanceof Opaque, item.kind, item.name, item.members])).toEqual([
      [true, 'function', 'Cart', undefined],
      [true, 'instance', 'Cart', { items: [1] }],
      [true, 'symbol', 's', undefined],
    ])
  })
})

describe('decode, faced with a hostile message', () => {
  const tagged = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue(),
      fc.record(
        {
          $: fc.constantFrom(...TAGS, 'other', 5, null),
          v: fc.oneof(tie('node'), fc.array(tie('node')), fc.constantFrom('-0', '12', 'zz', 'AQ==', 1e300, -1)),
          id: fc.constantFrom(1, 2, '1', null),
          class: fc.constantFrom('Uint16Array', 'ArrayBuffer', 'constructor', '__proto__', 7),
          length: fc.constantFrom(2, -1, 4e9, 0.5, 'x'),
          flags: fc.constantFrom('g', 'gg', 3),
          name: fc.jsonValue(),
          message: fc.jsonValue(),
          why: fc.jsonValue(),
          size: fc.jsonValue(),
          head: fc.jsonValue(),
        },
        { requiredKeys: ['$'] },
      ),
    ),
  })).node

  it('never throws, and what it makes can be encoded and decoded again', () => {
    fc.assert(
      fc.property(tagged, (encoded) => {
        const again = encode(decode(encoded))
        expect(encode(decode(again))).toStrictEqual(again)
      }),
      { numRuns: 2_000 },
    )
  })

  it('does not let prototypes be polluted', () => {
    const back = decode(
      JSON.parse('{"__proto__":{"polluted":1},"a":{"$":"Object","v":[["__proto__",{"polluted":1}]]}}'),
    ) as { a: object }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect([Object.getPrototypeOf(back), Object.getPrototypeOf(back.a)]).toEqual([Object.prototype, Object.prototype])
    expect(Object.keys(back.a)).toEqual(['__proto__'])
  })

  it.each([
    ['shared', (v: unknown) => ({ $: 'shared', id: 1, v })],
    ['instance', (v: unknown) => ({ $: 'instance', class: 'A', v })],
    ['Map', (v: unknown) => ({ $: 'Map', v: [[1, v]] })],
    ['Set', (v: unknown) => ({ $: 'Set', v: [v] })],
    ['Object', (v: unknown) => ({ $: 'Object', v: [['$', v]] })],
  ])('takes 100,000 %s inside one another', (_, wrap) => {
    let deep: unknown = { $: 'undefined' }
    for (let i = 0; i < 100_000; i++) deep = wrap(deep)
    expect(() => encode(decode(deep))).not.toThrow()
  })

  it.each([
    { $: 'ref', id: 9 },
    { $: 'shared', id: 1, v: { $: 'ref', id: 1 } },
    { $: 'RegExp', v: '(', flags: 'g' },
    { $: 'bytes', class: 'Uint16Array', size: 1, v: 'AQ==' },
    { $: 'array', v: [], length: 4e9 },
    { $: 'toString' },
  ])('%o is unreadable', (encoded) => {
    expect(decode([encoded])).toEqual([
      expect.objectContaining({ kind: 'unreadable', why: expect.stringContaining('malformed') }),
    ])
  })
})
