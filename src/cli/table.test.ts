import fc from 'fast-check'
import { expect, test } from 'vitest'
import { table, wrap } from './table'

test('columns are as wide as their widest cell', () => {
  expect(
    table(
      ['A', 'LONG HEAD'],
      [
        ['cart-store', 'x'],
        ['b', 'y'],
      ],
    ),
  ).toEqual(['A           LONG HEAD', 'cart-store  x', 'b           y'])
})

test('a row too wide is wrapped within its columns, nothing is cut off', () => {
  const lines = table(['A', 'B'], [['one', 'a sentence that is too long']], { width: 20 })
  expect(lines).toEqual(['A    B', 'one  a sentence that', '     is too long'])
})

test('whatever the cells, all of them are there and no line is too long', () => {
  const cell = fc.stringMatching(/^[a-z ]{0,60}$/)
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 5 }), (rows) => {
      const lines = table(['', '', ''], rows, { width: 40, indent: ' ' })
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40)
      const letters = (texts: string[]): string => texts.join('').replace(/ /g, '').split('').toSorted().join('')
      expect(letters(lines)).toBe(letters(rows.flat()))
    }),
  )
})

test('text is wrapped at spaces, its own lines stay, a word too long is broken', () => {
  expect(wrap('one two three\nfour', 8, ' ')).toEqual([' one two', ' three', ' four'])
  expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh'])
})
