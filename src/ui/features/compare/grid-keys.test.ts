import { describe, expect, it } from 'vitest'
import { gridKey } from './grid-keys'
import { rowKey } from '../../store/row-key'
import { flatten } from './rows'
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
const rows = flatten(root, { expanded: new Map(), onlyDifferences: false })
const items = rowKey(['items'])

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
    ['n', 0, { select: 2 }],
    ['p', 3, { select: 2 }],
    ['ArrowRight', 0, { select: 1 }],
    ['ArrowLeft', 0, { open: [[items, false]] }],
    ['ArrowLeft', 2, { select: 0 }],
    ['ArrowLeft', 3, undefined],
    ['ArrowRight', 2, undefined],
    ['Enter', 0, { open: [[items, false]] }],
    ['Enter', 2, undefined],
    ['*', 0, { open: [[items, true]] }],
    ['x', 0, undefined],
  ] as const)('%s at row %i', (key, at, action) => {
    expect(gridKey(key, rows, at, 2)).toEqual(action)
  })
  it('opens a closed row before it goes into it', () => {
    const closed = flatten(root, { expanded: new Map([[items, false]]), onlyDifferences: false })
    expect(gridKey('ArrowRight', closed, 0, 2)).toEqual({ open: [[items, true]] })
  })
  it('does nothing in an empty grid', () => {
    expect(gridKey('End', [], -1, 2)).toBeUndefined()
  })
})
