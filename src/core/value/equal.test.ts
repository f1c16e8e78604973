import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from './decode'
import { encode } from './encode'
import { same } from './equal'
import { Opaque } from './opaque'
import { equalAfterSerialization } from './serialization'

describe('same', () => {
  it('holds between a value and its copy', () => {
    const kinds = {
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
    }
    fc.assert(
      fc.property(fc.anything(kinds), (value) => {
        const encoded = encode(value)
        expect(same(decode(encoded), decode(encoded))).toBe(true)
      }),
    )
  })

  it('holds for plain data exactly where the JSON texts agree', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (a, b) => {
        const [x, y] = [JSON.stringify(a), JSON.stringify(b)]
        fc.pre(x.length < 6 || x === y)
        expect(same(JSON.parse(x), JSON.parse(y))).toBe(x === y)
      }),
    )
  })

  it.each<[unknown, unknown]>([
    [0, -0],
    [{ a: undefined }, {}],
    [{ a: undefined }, { b: undefined }],
    [[1], { 0: 1, length: 1 }],
    [Array(1), [undefined]],
    [new Date(1), new Date(2)],
    [new Date(1), 1],
    [new Map([['a', 1]]), new Map([['a', 2]])],
    [new Map([['a', undefined]]), new Map([['b', undefined]])],
    [new Set([1, 2]), new Set([1, 3])],
    [new Set([{ a: 1 }]), new Set([{ a: 2 }])],
    [new Set([1]), new Map([[1, 1]])],
    [/a/g, /a/i],
    [new Error('a'), new Error('b')],
    [new Uint8Array([1]), new Uint8Array([2])],
    [new Opaque('function', { name: 'a' }), new Opaque('function', { name: 'b' })],
    [{}, null],
  ])('does not hold between %o and %o', (a, b) => {
    expect([same(a, b), same([b], [a])]).toEqual([false, false])
  })

  it('ignores the order of keys and of set members', () => {
    expect(same({ a: 1, b: new Set([1, 2]) }, { b: new Set([2, 1]), a: 1 })).toBe(true)
  })

  it('ends on cycles', () => {
    const ring = (size: number) => {
      const nodes = Array.from({ length: size }, (): Record<string, unknown> => ({}))
      nodes.forEach((node, i) => {
        node['next'] = nodes[(i + 1) % size]
      })
      return nodes[0]
    }
    expect(same(ring(2), ring(3))).toBe(true)
  })
})

describe('equal after serialization', () => {
  class Cart {
    items = [1]
  }

  it.each<[string, unknown]>([
    ['Date becomes a string', new Date(0)],
    ['an invalid Date becomes null', new Date(Number.NaN)],
    ['Map becomes {}', new Map([[1, 2]])],
    ['Set becomes {}', new Set([1])],
    ['NaN becomes null', Number.NaN],
    ['-Infinity becomes null', Number.NEGATIVE_INFINITY],
    ['-0 becomes 0', -0],
    ['undefined is left out', { a: undefined, b: 1 }],
    ['undefined becomes null', [undefined]],
    ['a function is left out', { f() {} }],
    ['a symbol becomes null', [Symbol('s')]],
    ['Cart becomes a plain object', new Cart()],
    ['Uint8Array becomes a plain object', new Uint8Array([1, 2])],
    ['RegExp becomes {}', /x/],
    ['Error becomes {}', new Error('x')],
    ['ArrayBuffer becomes {}', new ArrayBuffer(2)],
  ])('%s', (loses, value) => {
    const result = { equal: true, loses }
    expect(equalAfterSerialization(value, JSON.parse(JSON.stringify(value)))).toEqual(result)
    expect(equalAfterSerialization({ in: [value] }, JSON.parse(JSON.stringify({ in: [value] })))).toEqual(result)
  })

  it.each<[string, unknown, unknown]>([
    ['class instance Cart becomes a plain object', decode(encode(new Cart())), { items: [1] }],
    [
      'class instance Decimal becomes a string',
      new Opaque('instance', { name: 'Decimal', members: { d: [1] } }),
      '1.5',
    ],
    ['a function is left out', { add: new Opaque('function') }, {}],
  ])('%s, once decoded', (loses, value, written) => {
    expect(equalAfterSerialization(value, written)).toEqual({ equal: true, loses })
  })

  it('holds for anything that JSON writes, and its reading', () => {
    fc.assert(
      fc.property(fc.anything({ withDate: true, withMap: true, withSet: true, withSparseArray: true }), (value) => {
        const text = write(value)
        fc.pre(text !== undefined && !text.includes('__proto__') && !/"(?:toString|valueOf|toJSON)/.test(text))
        expect(equalAfterSerialization(value, JSON.parse(text ?? '')).equal).toBe(true)
      }),
    )
  })

  it.each<[unknown, unknown]>([
    [1, 2],
    [1, '1'],
    [new Date(0), new Date(1).toISOString()],
    [new Date(0), 0],
    [{ a: 1 }, {}],
    [{}, { a: 1 }],
    [new Map(), { a: 1 }],
    [Number.NaN, 0],
    [[1], [1, 2]],
    [10n, '10'],
    [{ a: 1 }, { a: undefined }],
    [[], {}],
    [new Cart(), { items: [2] }],
  ])('does not hold between %o and %o', (a, b) => {
    expect(equalAfterSerialization(a, b)).toEqual({ equal: false })
  })
})

function write(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}
