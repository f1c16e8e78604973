import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encode, Encoding } from './encode'
import { Pieces } from './pieces'

/** Says no at every `n`-th question. */
const impatient = (n: number): (() => boolean) => {
  let asked = 0
  return () => ++asked % n !== 0
}

function inSlices(value: unknown, budget: number, n: number): { result: unknown; slices: number } {
  const encoding = new Encoding(value, budget)
  let slices = 1
  for (; !encoding.advance(impatient(n)); slices++) continue
  return { result: encoding.result, slices }
}

function inPieces(value: unknown, size: number, n: number): string[] {
  const pieces = new Pieces(value, JSON.stringify, size)
  const texts: string[] = []
  while (!pieces.isDone) {
    const text = pieces.take(impatient(n))
    if (text !== undefined) texts.push(text)
  }
  return texts
}

describe('encoding in slices', () => {
  it('gives what encoding in one go gives, at any budget', () => {
    const anything = fc.anything({ withMap: true, withSet: true, withDate: true, withBigInt: true, maxDepth: 4 })
    const shared = anything.map((value) => ({ a: value, b: [value, { c: value }] }))
    fc.assert(
      fc.property(shared, fc.integer({ min: 10, max: 5_000 }), fc.integer({ min: 1, max: 5 }), (value, budget, n) => {
        expect(inSlices(value, budget, n).result).toStrictEqual(encode(value, budget))
      }),
    )
  })

  it('stops within large containers of every kind', () => {
    const items = Array.from({ length: 5_000 }, (_, id) => ({ id }))
    const cycle: { items: unknown; self?: unknown } = { items }
    cycle.self = cycle
    const holes = Object.assign([], items, { length: 6_000 })
    const keyed = Object.fromEntries(items.map((item) => [`k${item.id}`, item]))
    for (const value of [items, cycle, keyed, holes, new Set(items), new Map(items.map((item) => [item.id, item]))]) {
      const { result, slices } = inSlices(value, 1e9, 2)
      expect(result).toStrictEqual(encode(value, 1e9))
      expect(slices).toBeGreaterThan(20)
    }
  })

  it('comes to an end where an array becomes shorter meanwhile', () => {
    const items = Array.from({ length: 3_000 }, (_, id) => id)
    const encoding = new Encoding({ items }, 1e9)
    encoding.advance(() => false)
    while (!encoding.advance(impatient(2)) && items.length > 100) items.length = 100
    while (!encoding.advance(() => true)) continue
    expect(JSON.stringify(encoding.result).length).toBeLessThan(2_000)
  })
})

describe('text in pieces', () => {
  it('joins to what JSON.stringify gives', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.integer({ min: 1, max: 5 }), (value, n) => {
        const large = { value, many: Array.from({ length: 2_000 }, () => value) }
        expect(inPieces(large, 1_000, n + 1).join('')).toBe(JSON.stringify(large))
      }),
      { numRuns: 30 },
    )
  })

  it('cuts long strings, also within a character', () => {
    const text = `${'a'.repeat(16 * 1024 - 1)}😀${'b"\n'.repeat(20_000)}`
    const pieces = inPieces({ text, none: undefined }, 10_000, 2)
    expect(JSON.parse(pieces.join(''))).toEqual({ text })
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(60_000)
  })

  it('leaves nothing small in more than one piece', () => {
    expect(inPieces({ a: 1 }, 1_000, 2)).toEqual(['{"a":1}'])
    expect(inPieces('text', 1_000, 2)).toEqual(['"text"'])
  })
})
