import { describe, expect, it } from 'vitest'
import { EncodedText } from './encoded-text'
import { Opaque } from './opaque'
import { Pieces } from './pieces'

/** What is known of a value once it is written; that the text says what `encode` does is tested with what reads it (transport/untangle). */
function written(value: unknown, budget = 1e9): EncodedText {
  const text = new EncodedText(value, budget)
  const pieces = new Pieces(text, JSON.stringify, 1_000)
  while (!pieces.isDone) pieces.take(() => true)
  return text
}

class Own {
  x = 1
}

describe('a value that has been written', () => {
  it('is a tree where nothing is shared, missing, cut off or unreadable', () => {
    const one = {}
    const hole = Object.assign(Array<unknown>(3), { 0: 1, 2: 1 })
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(written({ one, date: new Date(), none: undefined }).isTree).toBe(true)
    expect(written([one, one]).isTree).toBe(false)
    expect(written(hole).isTree).toBe(false)
    expect(written([Array(500).fill('x')], 100).isTree).toBe(false)
    expect(written([proxy]).isTree).toBe(false)
  })

  it('says whether everything in it stands for itself', () => {
    expect(written({ a: [1, 'x', null, true, { b: {} }], long: 'y'.repeat(100_000), 7: [] }).isUntagged).toBe(true)
    const one = {}
    const tagged = {
      date: new Date(0),
      nothing: undefined,
      number: Number.NaN,
      negative: -0,
      big: 1n,
      map: new Map(),
      set: new Set([1]),
      own: new Own(),
      opaque: new Opaque('instance', { name: 'Own', members: {} }),
      method: () => 1,
      shared: [one, one],
      hole: Object.assign(Array<unknown>(2), { 1: 1 }),
      dollar: { $: 1 },
      proto: JSON.parse('{"__proto__":1}') as unknown,
      getter: Object.defineProperty({}, 'x', { get: () => 1, enumerable: true }),
    }
    const wrong = Object.entries(tagged).filter(([, value]) => written({ in: [value] }).isUntagged)
    expect(wrong.map(([name]) => name)).toEqual([])
    expect(written({ cut: 'x'.repeat(2_000) }, 500).isUntagged).toBe(false)
    expect(written({ cut: Array(500).fill('x') }, 100).isUntagged).toBe(false)
  })

  it('knows its objects, and about how long it is', () => {
    const inner = { name: 'x'.repeat(10_000) }
    const text = written({ inner })
    expect([text.has(inner), text.has({})]).toEqual([true, false])
    expect(text.length).toBeGreaterThan(10_000)
    expect(text.length).toBeLessThan(10_200)
  })
})
