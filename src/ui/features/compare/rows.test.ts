import { describe, expect, it } from 'vitest'
import type { AlignedNode } from '../../../core/diff/aligned'
import { Opaque } from '../../../core/value/opaque'
import { rowKey } from '../../store/row-key'
import { flatten, nextDifference, parentOf, type Row, subtreeKeys } from './rows'
import { absent, excluded, type Sketch, tree } from './tree.fixture'

const equal = (step: string | number, children?: Sketch[]): Sketch => ({
  step,
  state: 'equal',
  cells: [1, 1],
  ...(children && { children }),
})
const ahead = (step: string | number, children?: Sketch[]): Sketch => ({
  step,
  state: 'memory ahead',
  cells: [1, absent],
  ...(children && { children }),
})

const cart = tree({
  state: 'memory ahead',
  cells: [{}, {}],
  children: [
    ahead('items', [equal(0, [equal('qty')]), ahead(1, [ahead('qty'), ahead('name')])]),
    equal('total'),
    { step: 'seen', state: 'equal after serialization', cells: [new Set(), {}] },
    { step: 'add', state: 'not persisted by design', cells: [new Opaque('function', { name: 'add' }), excluded] },
    { step: 'isOpen', state: 'not persisted by design', cells: [true, excluded] },
    ahead('coupon'),
  ],
})

const none: ReadonlyMap<string, boolean> = new Map()
/** `  - items` opened, `  + items` closed, `    name` neither; two spaces a level. */
const drawn = (rows: readonly Row[]): string[] =>
  rows.map((row) => {
    const twist = row.node.expandable ? (row.expanded ? '- ' : '+ ') : ''
    return `${'  '.repeat(row.depth)}${twist}${String(row.node.path.at(-1))}`
  })

describe('flatten', () => {
  it('opens what differs and hides what is plainly equal, or a function no storage holds', () => {
    expect(drawn(flatten(cart, { expanded: none, onlyDifferences: true }))).toEqual([
      '- items',
      '  - 1',
      '    qty',
      '    name',
      'seen',
      'isOpen',
      'coupon',
    ])
  })
  it('shows every path without the filter, equal ones closed', () => {
    expect(drawn(flatten(cart, { expanded: none, onlyDifferences: false }))).toEqual([
      '- items',
      '  + 0',
      '  - 1',
      '    qty',
      '    name',
      'total',
      'seen',
      'add',
      'isOpen',
      'coupon',
    ])
  })
  it('follows what was opened and closed by hand', () => {
    const expanded = new Map([
      [rowKey(['items', 1]), false],
      [rowKey(['items', 0]), true],
    ])
    expect(drawn(flatten(cart, { expanded, onlyDifferences: false })).slice(0, 4)).toEqual([
      '- items',
      '  - 0',
      '    qty',
      '  + 1',
    ])
  })
  it('keeps the selected path on screen after it became equal', () => {
    const rows = flatten(cart, { expanded: none, onlyDifferences: true, keep: ['items', 0, 'qty'] })
    expect(drawn(rows).slice(0, 4)).toEqual(['- items', '  - 0', '    qty', '  - 1'])
  })
  it('counts places among the shown siblings', () => {
    const rows = flatten(cart, { expanded: none, onlyDifferences: true })
    expect(rows.filter((row) => row.depth === 0).map((row) => `${row.position}/${row.siblings}`)).toEqual([
      '1/4',
      '2/4',
      '3/4',
      '4/4',
    ])
  })
  it('shows a value without members as one row', () => {
    const rows = flatten(tree({ state: 'differs', cells: ['dark', 'light'] }), {
      expanded: none,
      onlyDifferences: true,
    })
    expect(rows).toMatchObject([{ key: '', depth: 0, expanded: false }])
  })
  it('tells the index 0 from the key "0"', () => {
    expect(rowKey(['a', 0])).not.toBe(rowKey(['a', '0']))
    expect(rowKey(['a/b'])).not.toBe(rowKey(['a', 'b']))
  })
  it('opens no more by itself than one can read, and asks closed containers for nothing', () => {
    let asked = 0
    const item = (n: number): AlignedNode => {
      const [node] = [tree(ahead(n, [ahead('name')]))]
      return { ...node, children: () => ((asked += 1), node.children()) }
    }
    const items = Array.from({ length: 10_000 }, (_, n) => item(n))
    const root: AlignedNode = {
      ...tree({ state: 'memory ahead', cells: [1, 1] }),
      own: false,
      children: () => items,
      expandable: true,
    }
    const rows = flatten(root, { expanded: none, onlyDifferences: true })
    expect(rows.length).toBeGreaterThan(10_000)
    expect(asked).toBeLessThan(500)
  })
})

describe('moving over differences', () => {
  const rows = flatten(cart, { expanded: none, onlyDifferences: false })
  const at = (name: string): number => rows.findIndex((row) => row.node.path.at(-1) === name)

  it('goes from leaf to leaf that differs, round both ends', () => {
    expect(nextDifference(rows, -1, 1)).toBe(at('qty'))
    expect(nextDifference(rows, at('qty'), 1)).toBe(at('name'))
    expect(nextDifference(rows, at('name'), 1)).toBe(at('coupon'))
    expect(nextDifference(rows, at('coupon'), 1)).toBe(at('qty'))
    expect(nextDifference(rows, at('qty'), -1)).toBe(at('coupon'))
  })
  it('stops at a closed container, and nowhere when all is equal', () => {
    const closed = flatten(cart, { expanded: new Map([[rowKey(['items']), false]]), onlyDifferences: true })
    expect(nextDifference(closed, closed.length - 1, 1)).toBe(0)
    const same = flatten(tree({ state: 'equal', cells: [1], children: [equal('a')] }), {
      expanded: none,
      onlyDifferences: false,
    })
    expect(nextDifference(same, 0, 1)).toBe(-1)
  })
  it('finds the row that holds a row', () => {
    expect(parentOf(rows, at('name'))).toBe(rows.findIndex((row) => row.key === rowKey(['items', 1])))
    expect(parentOf(rows, 0)).toBe(-1)
  })
  it('opens a whole subtree, up to a limit', () => {
    const [items] = rows
    if (!items) throw new Error('no rows')
    expect(subtreeKeys(items).toSorted()).toEqual(
      [['items'], ['items', 0], ['items', 1]].map((path) => rowKey(path)).toSorted(),
    )
    expect(subtreeKeys(items, 1)).toHaveLength(1)
  })
})
