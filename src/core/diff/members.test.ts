import { describe, expect, it } from 'vitest'
import { compare, memory, server, storage } from './align.fixture'
import type { AlignedNode } from './aligned'
import type { AlignInput } from './input'

const tree = (...inputs: AlignInput[]): AlignedNode => compare(inputs)
const entities = (...ids: string[]) => ids.map((id) => ({ id, qty: 1 }))

/** Every row below and including one, as `members` gives them. */
function everyRow(root: AlignedNode): AlignedNode[] {
  const found: AlignedNode[] = []
  const waiting = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    found.push(node)
    const members = node.members()
    for (let index = 0; index < members.length; index += 1) waiting.push(members.at(index) ?? root)
  }
  return found
}
const plain = ({ path, cells, state, divergent, benign, expandable, moved }: AlignedNode) => ({
  path,
  cells,
  state,
  divergent,
  benign,
  expandable,
  moved,
})

describe.each<[string, AlignedNode]>([
  ['objects with the same keys', tree(memory({ a: 1, b: { c: 2 } }), storage({ a: 1, b: { c: 3 } }))],
  ['objects with other keys', tree(memory({ a: 1, b: 2 }), storage({ b: 2, c: 3 }))],
  ['arrays by index', tree(memory([1, 2, [3]]), storage([1, 2, [4]]))],
  ['arrays of other lengths', tree(memory([1, 2, 3, 4]), storage([1, 3]))],
  ['elements that moved', tree(memory(entities('a', 'b', 'c')), server(entities('c', 'a', 'x')))],
  ['elements with an identity', tree(memory(entities('a', 'b')), server(entities('a', 'b')))],
  ['a Map, a Set', tree(memory({ map: new Map([['k', 1]]), set: new Set([1, 2]) }), storage({}))],
  ['a mount', tree(memory({ items: [1], n: 0 }), server([1, 2], { mount: ['items'] }))],
  ['an array and an object', tree(memory({ v: [1, 2] }), storage({ v: { 0: 1 } }))],
  ['one lacks the whole', tree(memory({ a: { b: 1 } }), storage({}))],
])('members of %s', (_, root) => {
  it('are the children, one by one', () => {
    for (const row of everyRow(root)) {
      const members = row.members()
      const one = [...Array(members.length).keys()].map((index) => members.at(index))
      expect(row.children().map(plain)).toEqual(one.map((node) => node && plain(node)))
      expect(members.at(members.length)).toBeUndefined()
    }
  })
  it('are found by their steps', () => {
    for (const row of everyRow(root)) {
      const found = row.children().map(({ path }) => row.members().indexOf(path.at(-1) ?? ''))
      expect(found).toEqual([...found.keys()])
      expect(row.members().indexOf('no such step')).toBe(-1)
    }
  })
  it('are plainly equal when they are not listed as unequal', () => {
    for (const row of everyRow(root)) {
      const unequal = new Set(row.members().unequal())
      row.children().forEach((child, index) => {
        const isEqual = child.state === 'equal' && child.divergent + child.benign === 0
        expect([child.path, !isEqual]).toEqual([child.path, unequal.has(index)])
      })
    }
  })
})
