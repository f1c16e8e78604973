import { expect, it } from 'vitest'
import { rewritten } from './rewritten'

const items = Array.from({ length: 100 }, (_, id) => ({ id, title: `Item ${id}`, done: false }))
const text = (state: object): string => JSON.stringify({ state, version: 0 })

it('counts what is new in a text', () => {
  expect(rewritten('{"a":1}', '{"a":1}')).toBe(0)
  expect(rewritten('{"title":"Sto"}', '{"title":"Storm"}')).toBe(2)
  expect(rewritten('', '{"a":1}')).toBe(5)
})

it('counts two places far apart by themselves, and what only moved not at all', () => {
  const before = text({ first: 'a', items, edited: 1 })
  const after = text({ first: 'b', items, edited: 2 })
  expect(rewritten(before, after)).toBeLessThan(30)
  expect(rewritten(before, text({ first: 'a', items: items.toReversed(), edited: 1 }))).toBeLessThan(60)
})

it('counts all of a text that has nothing in common with the one before', () => {
  expect(rewritten('a'.repeat(50), 'b'.repeat(50))).toBe(50)
})

it('counts what was taken out', () => {
  expect(rewritten('abcdef', 'abf')).toBe(3)
})
