import { expect, it } from 'vitest'
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
it('knows none where all is equal', () => {
  expect(nextDifference(tree({ state: 'equal', cells: [1], children: [leaf('a')] }), undefined, 1)).toBeUndefined()
})
