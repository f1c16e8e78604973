import { expect, test } from 'vitest'
import { nextMatch, pathMatches } from './matches'

test('the selected path has its place among the matches', () => {
  const found = { paths: [['qty'], ['items', 0]], complete: true }
  expect(pathMatches(found, ['items', 0])).toMatchObject({ count: 2, at: 1 })
  expect(pathMatches(found, ['items', '0'])).toMatchObject({ count: 2, at: -1 })
  expect(pathMatches(found, undefined)).toMatchObject({ count: 2, at: -1 })
})

test.each([
  [{ count: 3, at: -1 }, 1, 0],
  [{ count: 3, at: -1 }, -1, 2],
  [{ count: 3, at: 2 }, 1, 0],
  [{ count: 3, at: 0 }, -1, 2],
  [{ count: 0, at: -1 }, 1, -1],
] as const)('from %o by %i comes match %i', (matches, by, to) => {
  expect(nextMatch({ ...matches, complete: true }, by)).toBe(to)
})
