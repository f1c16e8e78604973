import { describe, expect, it } from 'vitest'
import { createPanelStore } from '../../store/store'
import { moveTo, ordered } from './column-order'

describe('ordered', () => {
  it('keeps the order of the subject until there is another', () => {
    expect(ordered(['m', 'l', 'n'], [])).toEqual([0, 1, 2])
  })
  it('puts what was ordered by hand first, and a source that came later behind', () => {
    expect(ordered(['m', 'new', 'l', 'n'], ['n', 'm', 'l'])).toEqual([3, 0, 2, 1])
  })
})

describe('moveTo', () => {
  it.each([
    ['m', 1, 'lmn'],
    ['n', 0, 'nml'],
    ['m', -1, 'mln'],
    ['l', 9, 'mnl'],
  ])('%s to %i', (key, place, expected) => {
    expect(moveTo(['m', 'l', 'n'], key, place).join('')).toBe(expected)
  })
})

it('the columns of one subject are ordered without those of another', () => {
  const store = createPanelStore()
  store.getState().orderColumns(['b', 'a'])
  store.getState().orderColumns(['y', 'x'])
  store.getState().orderColumns(['a', 'b'])
  expect(ordered(['a', 'b'], store.getState().columnOrder)).toEqual([0, 1])
  expect(ordered(['x', 'y'], store.getState().columnOrder)).toEqual([1, 0])
})
