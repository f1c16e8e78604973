import { describe, expect, it } from 'vitest'
import { UNTOUCHED, withOpen } from '../../store/expansion'
import { gridKey } from './grid-keys'
import { RowIndex } from './row-index'
import { absent, tree } from './tree.fixture'

const root = tree({
  state: 'memory ahead',
  cells: [{}, {}],
  children: [
    {
      step: 'items',
      state: 'memory ahead',
      cells: [[], []],
      children: [
        { step: 'a', state: 'equal', cells: [1, 1] },
        { step: 'b', state: 'memory ahead', cells: [1, absent] },
      ],
    },
    { step: 'total', state: 'equal', cells: [1, 1] },
  ],
})
const rows = new RowIndex(root, { expansion: UNTOUCHED, onlyDifferences: false })
const items = ['items']

describe('gridKey', () => {
  it.each([
    ['ArrowDown', 0, { select: 1 }],
    ['ArrowDown', 3, { select: 3 }],
    ['ArrowUp', 0, { select: 0 }],
    ['ArrowDown', -1, { select: 0 }],
    ['ArrowUp', -1, { select: 3 }],
    ['Home', 3, { select: 0 }],
    ['End', 0, { select: 3 }],
    ['PageDown', 0, { select: 2 }],
    ['PageUp', 3, { select: 1 }],
    ['n', 0, { step: 1 }],
    ['p', 3, { step: -1 }],
    ['ArrowRight', 0, { select: 1 }],
    ['ArrowLeft', 0, { open: items, to: false }],
    ['ArrowLeft', 2, { select: 0 }],
    ['ArrowLeft', 3, undefined],
    ['ArrowRight', 2, undefined],
    [' ', 0, { open: items, to: false }],
    [' ', 2, undefined],
    ['Enter', 2, { details: true }],
    ['*', 0, { openAll: items }],
    ['*', 2, undefined],
    ['x', 0, undefined],
  ] as const)('%s at row %i', (key, at, action) => {
    expect(gridKey(key, rows, at, 2)).toEqual(action)
  })
  it('opens a closed row before it goes into it', () => {
    const closed = new RowIndex(root, { expansion: withOpen(UNTOUCHED, items, false), onlyDifferences: false })
    expect(gridKey('ArrowRight', closed, 0, 2)).toEqual({ open: items, to: true })
  })
  it('does nothing in an empty grid', () => {
    const empty = new RowIndex(
      tree({ state: 'equal', cells: [{}], children: [{ step: 'a', state: 'equal', cells: [1] }] }),
      {
        expansion: UNTOUCHED,
        onlyDifferences: true,
      },
    )
    expect(gridKey('End', empty, -1, 2)).toBeUndefined()
  })
})
