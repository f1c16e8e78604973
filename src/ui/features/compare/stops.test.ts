import { expect, it } from 'vitest'
import { divergences } from '../../../core/diff/align'
import { compare, memory, server, storage } from '../../../core/diff/align.fixture'
import { formatPath } from '../../../core/value/path'
import { nextDifference } from './stops'
import { absent, type Sketch, tree } from './tree.fixture'

const leaf = (step: string, state: Sketch['state'] = 'equal'): Sketch => ({
  step,
  state,
  cells: [1, state === 'equal' ? 1 : absent],
})
const inner = (step: string, ...children: Sketch[]): Sketch => ({
  step,
  state: 'memory ahead',
  cells: [{}, {}],
  children,
})
const root = tree({
  state: 'memory ahead',
  cells: [{}, {}],
  children: [
    inner(
      'items',
      inner('a', leaf('qty', 'memory ahead'), leaf('name'), leaf('price', 'memory ahead')),
      inner('b', leaf('qty')),
    ),
    leaf('total'),
    leaf('coupon', 'memory ahead'),
  ],
})
const walk = (by: 1 | -1, from: string[] | undefined, steps: number): string[] => {
  const seen: string[] = []
  let path: ReturnType<typeof nextDifference> = from
  for (let n = 0; n < steps; n += 1) {
    path = nextDifference(root, path, by)
    seen.push(path ? formatPath(path) : 'none')
  }
  return seen
}

it('goes from difference to difference round the end, whatever is open', () => {
  expect(walk(1, undefined, 4)).toEqual(['items.a.qty', 'items.a.price', 'coupon', 'items.a.qty'])
  expect(walk(-1, undefined, 4)).toEqual(['coupon', 'items.a.price', 'items.a.qty', 'coupon'])
})
it('goes on from a row between, and from a path that is gone', () => {
  expect(walk(1, ['items', 'a', 'name'], 1)).toEqual(['items.a.price'])
  expect(walk(-1, ['items', 'a', 'name'], 1)).toEqual(['items.a.qty'])
  expect(walk(1, ['items', 'b', 'gone'], 1)).toEqual(['coupon'])
  expect(walk(-1, ['total'], 1)).toEqual(['items.a.price'])
})
it('takes what differs as a whole as one', () => {
  const whole = tree({
    state: 'memory ahead',
    cells: [{}, {}],
    children: [inner('gone', leaf('x', 'memory ahead')), leaf('z', 'memory ahead')],
  })
  const [gone, ...rest] = whole.children()
  if (!gone) throw new Error('no node')
  const marked = { ...gone, own: true }
  const members = [marked, ...rest]
  const node = {
    ...whole,
    members: () => ({ ...whole.members(), at: (index: number) => members[index] }),
  }
  expect(nextDifference(node, undefined, 1)).toEqual(['gone'])
  expect(nextDifference(node, ['gone'], 1)).toEqual(['z'])
  expect(nextDifference(node, ['gone', 'x'], 1)).toEqual(['z'])
  expect(nextDifference(node, ['gone', 'x'], -1)).toEqual(['gone'])
})
it.each([
  ['one cannot be read', [memory({ a: 1, b: { c: 2 }, d: 5 }), storage('{', { unreadable: 'no JSON' })]],
  ['one lacks the whole', [memory({ a: 1, b: { c: 2 }, d: 5 }), storage(undefined, { present: false })]],
])('stops at each that is counted, forth and back, where %s', (_, columns) => {
  const node = compare([...columns, server({ a: 1, b: { c: 3 }, d: 6 })])
  const way = (by: 1 | -1): string[] => {
    const seen: string[] = []
    let path = nextDifference(node, undefined, by)
    for (; path && !seen.includes(formatPath(path)); path = nextDifference(node, path, by)) seen.push(formatPath(path))
    return seen
  }
  const counted = divergences(node).map(({ path }) => formatPath(path))
  expect(counted).toEqual(['', 'b.c', 'd'])
  expect(way(1)).toEqual(counted)
  expect(way(-1)).toEqual(counted.toReversed())
})
it('goes past elements that only moved: their list is counted', () => {
  const list = (...ids: string[]) => ({ list: ids.map((id) => ({ id, n: id === 'b' ? ids.length : 0 })), z: ids[0] })
  const node = compare([memory(list('a', 'b', 'c')), server(list('c', 'x', 'b', 'a'))])
  const counted = divergences(node).map(({ path }) => formatPath(path))
  let path = nextDifference(node, undefined, 1)
  const seen = counted.map(() => {
    const now = formatPath(path ?? [])
    path = nextDifference(node, path, 1)
    return now
  })
  expect(counted.length).toBeGreaterThan(3)
  expect(seen).toEqual(counted)
})
it('knows none where all is equal', () => {
  expect(nextDifference(tree({ state: 'equal', cells: [1], children: [leaf('a')] }), undefined, 1)).toBeUndefined()
})
