import { describe, expect, it } from 'vitest'
import { type Expansion, revealed, UNTOUCHED, withDepth, withOpen } from './expansion'

/** `a.b open`, `c closed, all`: one line per row that the user has touched. */
const drawn = ({ open, deep, below }: Expansion, path = ''): string[] => [
  ...(open === undefined && deep === undefined
    ? []
    : [[path, open === undefined ? '' : open ? 'open' : 'closed', deep ?? ''].join(' ').trim()]),
  ...[...(below ?? [])].flatMap(([step, row]) => drawn(row, path === '' ? String(step) : `${path}.${step}`)),
]

describe('what is open', () => {
  it('is remembered by path, and shares what did not change', () => {
    const one = withOpen(withOpen(UNTOUCHED, ['a', 'b'], true), ['c'], false)
    const two = withOpen(one, ['c'], true)
    expect(drawn(one)).toEqual(['a.b open', 'c closed'])
    expect(drawn(two)).toEqual(['a.b open', 'c open'])
    expect(two.below?.get('a')).toBe(one.below?.get('a'))
    expect(withOpen(one, ['c'], false)).toBe(one)
  })
  it('tells the index 0 from the key "0"', () => {
    expect(withOpen(UNTOUCHED, [0], true).below?.has('0')).toBe(false)
  })
  it('is set for everything below at once', () => {
    const some = withOpen(withOpen(UNTOUCHED, ['a', 'b'], false), ['c'], true)
    expect(drawn(withDepth(some, ['a'], 'all'))).toEqual(['a open all', 'c open'])
    expect(drawn(withDepth(some, [], 'none'))).toEqual(['open none'])
  })
  it('opens the way to a path where the user had closed it', () => {
    const closed = withOpen(withOpen(UNTOUCHED, ['a'], false), ['a', 'b', 'c'], false)
    expect(drawn(revealed(closed, ['a', 'b', 'c']))).toEqual(['a open', 'a.b.c closed'])
    expect(revealed(closed, ['x', 'y'])).toBe(closed)
    const none = withDepth(UNTOUCHED, [], 'none')
    expect(drawn(revealed(none, ['a', 'b']))).toEqual(['open none', 'a open'])
    expect(drawn(revealed(none, ['a', 'b', 'c']))).toEqual(['open none', 'a open', 'a.b open'])
  })
})
