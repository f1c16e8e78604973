import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EncodedText } from './encoded-text'
import { Pieces } from './pieces'

/** Says no at every `n`-th question. */
const impatient = (n: number): (() => boolean) => {
  let asked = 0
  return () => ++asked % n !== 0
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

  it('may have values of the page in it', () => {
    const value = { at: new EncodedText(new Date(5), 1e6), in: [new EncodedText('x'.repeat(40_000), 1e6), 1] }
    expect(JSON.parse(inPieces(value, 1_000, 2).join(''))).toEqual({
      at: { $: 'Date', v: 5 },
      in: ['x'.repeat(40_000), 1],
    })
  })
})
