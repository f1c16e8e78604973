import { expect, test } from 'vitest'
import { subject } from '../../store/subject.fixture'
import { tree } from '../compare/tree.fixture'
import { nextMatch, pathMatches } from './matches'

const cart = subject('cart', {
  tree: tree({
    state: 'equal',
    cells: [{}],
    children: ['qty', 'name', 'qtyLeft'].map((step) => ({ step, state: 'equal', cells: [1] })),
  }),
})

test('the selected path counts among the matches', () => {
  expect(pathMatches(cart, 'qty', ['qtyLeft'])).toMatchObject({ count: 2, at: 1 })
  expect(pathMatches(cart, 'qty', ['name'])).toMatchObject({ count: 2, at: -1 })
  expect(pathMatches(undefined, 'qty', undefined)).toMatchObject({ count: 0, at: -1 })
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
