import { describe, expect, it } from 'vitest'
import { plainMatcher } from '../../core/find/query'
import { formatPath } from '../../core/value/path'
import { absent, tree } from '../features/compare/tree.fixture'
import { findPaths } from './find-paths'

const letter = `${'dear '.repeat(100)}neighbour`
const cart = tree({
  state: 'memory ahead',
  cells: [{}, {}],
  children: [
    {
      step: 'items',
      state: 'memory ahead',
      cells: [{}, {}],
      children: [
        {
          step: 'sku-7',
          state: 'memory ahead',
          cells: [{}, absent],
          children: [
            { step: 'qty', state: 'memory ahead', cells: [2, absent] },
            { step: 'name', state: 'memory ahead', cells: ['Storm lamp', absent] },
          ],
        },
      ],
    },
    { step: 'letter', state: 'equal', cells: [letter, letter] },
    { step: 'isOpen', state: 'conflict', cells: [null, true] },
  ],
})
const found = (text: string): string[] => findPaths(cart, plainMatcher(text)).paths.map(formatPath)

describe('findPaths', () => {
  it.each([
    ['a name, whatever the case', 'QTY', ['items["sku-7"].qty']],
    ['a name without its members', 'items', ['items']],
    ['part of a written path', '"].n', ['items["sku-7"].name']],
    ['a value', 'storm', ['items["sku-7"].name']],
    ['a value of any source', 'true', ['isOpen']],
    ['the end of a long text, in an equal row', 'neighbour', ['letter']],
    ['names and values in the order of the rows', 'e', ['items', 'items["sku-7"].name', 'letter', 'isOpen']],
    ['nothing', 'coupon', []],
    ['nothing for no text', '', []],
  ])('finds %s', (_, text, paths) => {
    expect(found(text)).toEqual(paths)
  })

  it('says when there are more than it looked for', () => {
    const many = (count: number) =>
      tree({
        state: 'equal',
        cells: [{}],
        children: Array.from({ length: count }, (_, n) => ({ step: `field${n}`, state: 'equal', cells: [n] })),
      })
    expect(findPaths(many(900), plainMatcher('field'))).toMatchObject({ paths: { length: 900 }, complete: true })
    expect(findPaths(many(2_000), plainMatcher('field'))).toMatchObject({ paths: { length: 1_000 }, complete: false })
    expect(findPaths(many(30_000), plainMatcher('no such'))).toEqual({ paths: [], complete: false })
  })
})
