import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../core/diff/aligned'
import { longTexts, pairOf } from './long-texts'

const cells = (...values: unknown[]): Cell[] => values.map((value) => ({ kind: 'value', value }))
const long = 'a note that is longer than what fits into one cell'

describe('longTexts', () => {
  it('takes every text of a row that has a long one that differs', () => {
    expect(longTexts([...cells(long, 'short'), { kind: 'absent' }, ...cells(long)]).map((t) => t.column)).toEqual([
      0, 1, 3,
    ])
  })
  it.each([
    ['short texts', cells('ring once', 'ring twice')],
    ['equal texts', cells(long, long)],
    ['one text beside other values', cells(long, null, 3)],
  ])('leaves %s as they are', (_, row) => {
    expect(longTexts(row)).toEqual([])
  })
})

describe('pairOf', () => {
  const texts = longTexts(cells(long, long, `${long}, changed`))
  const columns = (...chosen: (number | undefined)[]): number[] => pairOf(texts, chosen).map(({ column }) => column)
  it('begins with the first two that differ', () => {
    expect(columns()).toEqual([0, 2])
  })
  it('keeps to what was chosen', () => {
    expect(columns(1, 2)).toEqual([1, 2])
    expect(columns(2)).toEqual([2, 0])
    expect(columns(0, 1)).toEqual([0, 1])
  })
  it('chooses anew when a chosen column holds no text any more', () => {
    expect(columns(7, 9)).toEqual([0, 2])
  })
})
