import { describe, expect, it } from 'vitest'
import type { AlignedNode } from '../../../core/diff/aligned'
import { Opaque } from '../../../core/value/opaque'
import { type Expansion, UNTOUCHED, withDepth, withOpen } from '../../store/expansion'
import type { Row } from './branch'
import type { RowOptions } from './grow'
import { RowIndex } from './row-index'
import { absent, excluded, listed, type Sketch, tree } from './tree.fixture'

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
const root = (...children: Sketch[]): AlignedNode => tree({ state: 'memory ahead', cells: [{}, {}], children })

const cart = root(
  ahead('items', [equal(0, [equal('qty')]), ahead(1, [ahead('qty'), ahead('name')])]),
  equal('total'),
  { step: 'seen', state: 'equal after serialization', cells: [new Set(), {}] },
  { step: 'add', state: 'not persisted by design', cells: [new Opaque('function', { name: 'add' }), excluded] },
  { step: 'isOpen', state: 'not persisted by design', cells: [true, excluded] },
  ahead('coupon'),
)

const all: RowOptions = { expansion: UNTOUCHED, onlyDifferences: false }
const differing: RowOptions = { expansion: UNTOUCHED, onlyDifferences: true }
const rowsOf = (index: RowIndex): Row[] => [...Array(index.count).keys()].flatMap((number) => index.row(number) ?? [])
/** `  - items` opened, `  + items` closed, `    name` neither; two spaces a level. */
const drawn = (index: RowIndex): string[] =>
  rowsOf(index).map((row) => {
    const twist = row.node.expandable ? (row.expanded ? '- ' : '+ ') : ''
    return `${'  '.repeat(row.depth)}${twist}${String(row.node.path.at(-1))}`
  })
const opened = (...paths: (string | number)[][]): Expansion =>
  paths.reduce((expansion, path) => withOpen(expansion, path, true), UNTOUCHED)

describe('rows', () => {
  it('open what differs and hide what is plainly equal, or a function no storage holds', () => {
    expect(drawn(new RowIndex(cart, differing))).toEqual([
      '- items',
      '  - 1',
      '    qty',
      '    name',
      'seen',
      'isOpen',
      'coupon',
    ])
  })
  it('are all paths without the filter, equal ones closed', () => {
    expect(drawn(new RowIndex(cart, all))).toEqual([
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
  it('follow what was opened and closed by hand', () => {
    const expansion = withOpen(opened(['items', 0]), ['items', 1], false)
    expect(drawn(new RowIndex(cart, { ...all, expansion })).slice(0, 4)).toEqual([
      '- items',
      '  - 0',
      '    qty',
      '  + 1',
    ])
  })
  it('keep the selected path on screen after it became equal', () => {
    const index = new RowIndex(cart, { ...differing, keep: ['items', 0, 'qty'] })
    expect(drawn(index).slice(0, 4)).toEqual(['- items', '  - 0', '    qty', '  - 1'])
  })
  it('leave out what is ignored', () => {
    const [ignored] = root(ahead('a')).children()
    const node: AlignedNode = {
      ...cart,
      members: () => listed([{ ...(ignored ?? cart), divergent: 0, ignored: true }]),
    }
    expect(new RowIndex(node, differing).count).toBe(0)
    expect(new RowIndex(node, all).count).toBe(1)
  })
  it('know their parents, and their places among the shown siblings', () => {
    const places = rowsOf(new RowIndex(cart, differing)).map(
      (row) => `${row.position}/${row.siblings} in ${row.parent}`,
    )
    expect(places).toEqual(['1/4 in -1', '1/1 in 0', '1/2 in 1', '2/2 in 1', '2/4 in -1', '3/4 in -1', '4/4 in -1'])
  })
  it('are one for a value without members', () => {
    const index = new RowIndex(tree({ state: 'differs', cells: ['dark', 'light'] }), differing)
    expect([index.count, index.row(0)?.depth, index.numberOf([]), index.numberOf(['a'])]).toEqual([1, 0, 0, -1])
  })
  it('are found by their paths', () => {
    for (const options of [all, differing, { ...all, expansion: withDepth(UNTOUCHED, [], 'all') }]) {
      const index = new RowIndex(cart, options)
      expect(rowsOf(index).map(({ node }) => index.numberOf(node.path))).toEqual([...Array(index.count).keys()])
    }
    expect(new RowIndex(cart, all).numberOf(['items', 0, 'qty'])).toBe(-1)
  })
})

describe('what opens', () => {
  const item = (n: number, count: () => void): AlignedNode => {
    const [node] = root(ahead(n, [ahead('name')])).children()
    if (!node) throw new Error('no node')
    return { ...node, members: () => (count(), node.members()) }
  }
  const many = (count: () => void): AlignedNode => {
    const items = Array.from({ length: 10_000 }, (_, n) => item(n, count))
    return { ...root(ahead('x')), own: false, members: () => listed(items) }
  }
  it('is by itself no more than one can read, and closed rows are asked for nothing', () => {
    let asked = 0
    const index = new RowIndex(
      many(() => (asked += 1)),
      differing,
    )
    expect(index.count).toBe(10_400)
    expect(asked).toBeLessThan(900)
  })
  it('is everything below a row, nothing, or what differs', () => {
    const all2 = { ...all, expansion: withDepth(UNTOUCHED, ['items'], 'all') }
    expect(drawn(new RowIndex(cart, all2)).slice(0, 5)).toEqual(['- items', '  - 0', '    qty', '  - 1', '    qty'])
    expect(drawn(new RowIndex(cart, { ...all, expansion: withDepth(UNTOUCHED, [], 'none') }))[0]).toBe('+ items')
    const spread = new RowIndex(
      many(() => {}),
      { ...differing, expansion: withDepth(UNTOUCHED, [], 'differences') },
    )
    expect([spread.count, spread.cut]).toEqual([20_000, false])
  })
  it('ends where there are too many rows, and says so', () => {
    const index = new RowIndex(cart, { ...all, expansion: withDepth(UNTOUCHED, [], 'all') }, undefined, 8)
    expect([drawn(index).slice(0, 3), index.cut]).toEqual([['- items', '  + 0', '  + 1'], true])
  })
  it('is a tree of any depth', () => {
    let node = equal('leaf')
    for (let depth = 0; depth < 2_000; depth += 1) node = equal('in', [node])
    const index = new RowIndex(root(node), { ...all, expansion: withDepth(UNTOUCHED, [], 'all') })
    expect([index.count, index.row(2_000)?.depth]).toEqual([2_001, 2_000])
  })
})

describe('rows of the next comparison', () => {
  const expansion = opened(['a'], ['b'])
  const options = { ...all, expansion }
  it('stay open when what differed has become equal', () => {
    const first = new RowIndex(root(ahead('a', [ahead('x')]), equal('b')), all)
    const next = new RowIndex(root(equal('a', [equal('x')]), equal('b')), all, first)
    expect(drawn(first)).toEqual(['- a', '  x', 'b'])
    expect(drawn(next)).toEqual(['- a', '  x', 'b'])
  })
  it('stay closed when others opened by themselves before the user closed them', () => {
    const groups = Array.from({ length: 50 }, (_, n) => ({
      ...ahead(
        n,
        Array.from({ length: 20 }, (__, i) => ahead(i)),
      ),
    }))
    const first = new RowIndex(root(...groups), all)
    const closed = { ...all, expansion: withOpen(UNTOUCHED, [0], false) }
    const next = new RowIndex(root(...groups), closed, first)
    expect(next.count).toBe(first.count - 20)
  })
  it('follow paths, whatever came in above', () => {
    const before = new RowIndex(root(equal('a', [equal('x')]), equal('b', [equal('y')])), options)
    const after = new RowIndex(root(equal('new'), equal('b', [equal('y')]), equal('a', [equal('x')])), options, before)
    expect(drawn(after)).toEqual(['new', '- b', '  y', '- a', '  x'])
  })
  it('are those of a new index, whatever was shared', () => {
    const shared = { deep: [1, 2, 3] }
    const make = (qty: number): AlignedNode =>
      root({ ...equal('same', [equal('p', [equal('q')])]), cells: [shared, shared] }, ahead('items', [ahead(qty)]))
    const everything = { ...all, expansion: withDepth(UNTOUCHED, [], 'all') }
    const first = new RowIndex(make(1), everything)
    const next = new RowIndex(make(2), everything, first)
    expect(drawn(next)).toEqual(drawn(new RowIndex(make(2), everything)))
    const toggled = { ...all, expansion: withOpen(everything.expansion, ['same', 'p'], false) }
    expect(drawn(new RowIndex(make(2), toggled, next))).toEqual(drawn(new RowIndex(make(2), toggled)))
  })
  it('have a nearest one to a path that is gone', () => {
    const index = new RowIndex(root(equal('a', [equal('x'), equal('y')]), equal('b', [])), options)
    expect(index.nearest(['a', 'y'], 0)).toBe(2)
    expect(index.nearest(['a', 'gone'], 1)).toBe(2)
    expect(index.nearest(['a', 'gone'], 7)).toBe(2)
    expect(index.nearest(['gone'], 5)).toBe(3)
    expect(index.nearest(['b', 'gone'], 0)).toBe(3)
  })
})
