import fc from 'fast-check'
import { create } from 'jsondiffpatch'
import { describe, expect, it } from 'vitest'
import { same } from '../value/equal'
import { Opaque } from '../value/opaque'
import { deltaBetween } from './delta'
import { applyDelta, reverseDelta } from './delta-apply'

const list = (...ids: string[]) => ids.map((id) => ({ id, n: 1 }))

describe('a delta', () => {
  it.each<[string, unknown, unknown, unknown]>([
    ['nothing', { a: [1] }, { a: [1] }, undefined],
    ['one leaf', { a: { b: 1 }, c: 2 }, { a: { b: 2 }, c: 2 }, { a: { b: [1, 2] } }],
    ['came and gone', { old: 1 }, { fresh: [2] }, { old: [1, 0, 0], fresh: [[2]] }],
    ['an element put in', list('a', 'b'), list('a', 'x', 'b'), { _t: 'a', 1: [{ id: 'x', n: 1 }] }],
    ['an element moved', list('a', 'b', 'c'), list('c', 'a', 'b'), { _t: 'a', _2: ['', 0, 3] }],
    ['an element without identity', ['a', 'b', 'c'], ['a', 'c'], { _t: 'a', _1: ['b', 0, 0] }],
    [
      'typed values',
      [new Date(0)],
      [-0],
      {
        _t: 'a',
        0: [
          { $: 'Date', v: 0 },
          { $: 'number', v: '-0' },
        ],
      },
    ],
    ['another kind of thing', { a: [1] }, { a: { 0: 1 } }, { a: [[1], { 0: 1 }] }],
  ])('of %s', (_, from, to, delta) => {
    expect(deltaBetween(from, to)).toEqual(delta)
  })
})

describe('applied, and reverted', () => {
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(1, 2, 'a', null, undefined, -0, Number.NaN, 10n, Number.POSITIVE_INFINITY),
      fc.constantFrom(new Opaque('function', { name: 'f' }), new Opaque('instance', { name: 'A', members: { n: 1 } })),
      fc.date({ noInvalidDate: false }),
      fc.array(tie('node'), { maxLength: 4 }),
      fc.uniqueArray(fc.record({ id: fc.nat(9), n: tie('node') }), { maxLength: 8, selector: ({ id }) => id }),
      fc.dictionary(fc.constantFrom('a', 'b', '$', '_t', '__proto__', 'constructor'), tie('node'), { maxKeys: 4 }),
      fc
        .array(fc.tuple(fc.constantFrom('a', 1), tie('node')))
        .map((entries) => new Map(entries as [unknown, unknown][])),
      fc.array(tie('node'), { maxLength: 3 }).map((members) => new Set(members)),
      fc.array(fc.nat(9), { maxLength: 2 }).map((given) => Object.assign(Array(3) as unknown[], given)),
    ),
  })).node

  const leadsThereAndBack = (from: unknown, to: unknown): boolean => {
    const delta = deltaBetween(from, to)
    const read: typeof delta = delta && JSON.parse(JSON.stringify(delta))
    const back = read && reverseDelta(read)
    return (
      (delta === undefined) === same(from, to) && same(applyDelta(from, read), to) && same(applyDelta(to, back), from)
    )
  }

  it('leads from any value to any other, and back', () => {
    fc.assert(
      fc.property(value, value, (from, to) => {
        expect(leadsThereAndBack(from, to)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  const elements = fc.uniqueArray(fc.record({ id: fc.nat(12), n: fc.nat(2) }), {
    maxLength: 10,
    selector: ({ id }) => id,
  })

  it('so do elements that come, go, move and change at once', () => {
    fc.assert(
      fc.property(elements, elements, (from, to) => {
        expect(leadsThereAndBack(from, to)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is what jsondiffpatch applies to plain JSON', () => {
    const peer = create({ cloneDiffValues: true })
    const plain = fc.oneof(fc.jsonValue({ maxDepth: 3 }), elements)
    fc.assert(
      fc.property(plain, plain, (from, to) => {
        fc.pre(!/"(?:__proto__|\$)"/.test(JSON.stringify([from, to])))
        const [copy, expected]: unknown[] = JSON.parse(JSON.stringify([from, to]))
        const delta = deltaBetween(copy, expected)
        // jsondiffpatch's own types know no plain JSON delta.
        expect(peer.patch(copy, JSON.parse(JSON.stringify(delta ?? null)) ?? undefined)).toEqual(expected)
      }),
      { numRuns: 1_000 },
    )
  })

  it('cycles', () => {
    const ring = (n: number) => {
      const node: Record<string, unknown> = { n }
      return Object.assign(node, { left: node, right: [node] })
    }
    expect(leadsThereAndBack(ring(1), ring(2))).toBe(true)
    expect(leadsThereAndBack(ring(1), { n: 1 })).toBe(true)
  })

  it('what is shared, over and over', () => {
    let [one, two]: unknown[] = [1, 2]
    for (let i = 0; i < 40; i++)
      [one, two] = [
        { l: one, r: one },
        { l: two, r: two },
      ]
    const delta = deltaBetween({ one, a: 1 }, { one, a: 2 })
    expect(delta).toEqual({ a: [1, 2] })
  })

  it('100,000 levels', () => {
    const nested = (end: number) => {
      let chain: unknown = end
      for (let i = 0; i < 100_000; i++) chain = { chain }
      return chain
    }
    const delta = deltaBetween(nested(1), nested(2))
    expect(delta && same(applyDelta(nested(1), delta), nested(2))).toBe(true)
  })

  it('20,000 elements shuffled, as moves', { timeout: 20_000 }, () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => `e${i}`)
    const shuffled = ids.map((_, i) => ids[(i * 7_919) % ids.length] ?? '')
    const delta = deltaBetween(list(...ids), list(...shuffled))
    expect(delta && Object.values(delta).every((each) => each === 'a' || each[2] === 3)).toBe(true)
    expect(leadsThereAndBack(list(...ids), list(...shuffled))).toBe(true)
  })
})
