import { expect, test } from 'vitest'
import { membersAsName } from './nameless'

test('a store is called by its first members', () => {
  expect(membersAsName('store', { items: [], total: 0 })).toBe('store {items, total}')
  expect(membersAsName('atom', { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 })).toBe('atom {a, b, c, d, e, f, …}')
  expect(membersAsName('store', null)).toBe('store {}')
})
