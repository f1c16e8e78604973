import { expect, test } from 'vitest'
import { menuKey } from './menu-keys'

const labels = ['Value', 'JSON', 'JS literal', 'Path']

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 3, 0],
  ['ArrowDown', -1, 0],
  ['ArrowUp', 0, 3],
  ['ArrowUp', 2, 1],
  ['ArrowUp', -1, 3],
  ['Home', 2, 0],
  ['End', 0, 3],
  ['j', 0, 1],
  ['J', 1, 2],
  ['j', 2, 1],
  ['x', 0, undefined],
  ['Enter', 0, undefined],
  [' ', 0, undefined],
])('%s at %i leads to %s', (key, at, to) => {
  expect(menuKey(key, labels, at)).toBe(to)
})

test('an empty menu has nowhere to go', () => {
  expect(menuKey('ArrowDown', [], -1)).toBeUndefined()
})
