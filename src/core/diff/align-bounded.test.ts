import { describe, expect, it } from 'vitest'
import { formatPath } from '../value/path'
import { align, divergences } from './align'
import { compare, memory, server, storage, column } from './align.fixture'
import { render } from './render.fixture'

// What costs the square of the length, or doubles with each level, takes minutes here and runs into the limit.
const limit = { timeout: 20_000 }
const COUNT = 20_000
const list = <T>(make: (i: number) => T): T[] => Array.from({ length: COUNT }, (_, i) => make(i))
/** The same elements in an order that has nothing to do with theirs. */
const shuffled = <T>(array: readonly T[]): T[] => array.map((_, i) => array[(i * 7_919) % array.length] as T)
const entity = (i: number) => ({ id: `e${i}`, n: [i] })

describe('20,000 elements', () => {
  it.each<[string, unknown[], unknown[], number]>([
    ['shuffled', list(entity), shuffled(list(entity)), 1],
    ['with one more at the head', list(entity), [{ id: 'new' }, ...list(entity)], 1],
    ['half of them gone', list(entity), list(entity).filter((_, i) => i % 2), COUNT / 2],
    ['with the same id, shuffled', list((n) => ({ id: 1, n })), shuffled(list((n) => ({ id: 1, n }))), COUNT - 2],
    ['without ids, shuffled', list((n) => ({ n })), shuffled(list((n) => ({ n }))), COUNT - 2],
    ['without ids, one more at the head', list((n) => [n]), [[-1], ...list((n) => [n])], COUNT + 1],
    [
      'as keys of a Map',
      [new Map(list((n) => [{ n }, n] as const))],
      [new Map(list((n) => [{ n: n + 1 }, n] as const))],
      1,
    ],
  ])('%s', limit, (_, a, b, divergent) => {
    const tree = compare([memory(a), storage(b, { serialized: false })])
    expect([tree.divergent, divergences(tree).length]).toEqual([divergent, divergent])
  })

  it('of which few are there', limit, () => {
    const [a, b] = [Array(COUNT), Array(COUNT)]
    a[7] = 1
    b[9] = 1
    expect(render(compare([memory(a), storage(b, { serialized: false })]))).toEqual([
      '[7] | 1 | undefined | differs',
      '[9] | undefined | 1 | differs',
    ])
  })

  it('in eight columns, each of which changed one', limit, () => {
    const roles = ['memory', 'storage', 'server', 'tab', 'rendered', 'tab', 'storage', 'server'] as const
    const inputs = roles.map((role, col) =>
      column(role, shuffled(list((i) => (i === col ? { id: `e${i}`, n: -1 } : entity(i))))),
    )
    const tree = align(inputs, { ancestor: () => undefined })
    expect(divergences(tree).map(({ path }) => path[0])).toHaveLength(8)
  })
})

describe('what has no end', () => {
  const ring = (n: number) => {
    const node: Record<string, unknown> = { n }
    return Object.assign(node, { left: node, right: node, list: [node], map: new Map([['k', node]]) })
  }
  const diamond = (end: number, levels: number) => {
    let value: unknown = { end }
    for (let i = 0; i < levels; i++) value = { left: value, right: value }
    return value
  }

  it('a cycle is gone through once, and on when it is opened', limit, () => {
    const tree = compare([memory(ring(1)), column('tab', ring(2))])
    expect(divergences(tree).map(({ path }) => formatPath(path))).toEqual(['n', 'left', 'right', 'list[0]', 'map.k'])
    const inner = tree
      .children()
      .find(({ path }) => path[0] === 'left')
      ?.children()[0]
    expect([inner?.path, inner?.state]).toEqual([['left', 'n'], 'differs'])
  })

  it('cycles that are alike are equal', limit, () => {
    expect(compare([memory(ring(1)), column('tab', ring(1))]).state).toBe('equal')
  })

  it('a cycle that a text leaves out is lost in serialization', () => {
    const node: Record<string, unknown> = { n: 1 }
    node['self'] = node
    expect(render(compare([memory({ node }), server({ node: { n: 1 } })]))).toEqual([
      'node.self | {n, self} | absent | equal after serialization (a cycle is left out)',
    ])
  })

  it('what is shared over and over has a bounded number of rows', limit, () => {
    expect(compare([memory(diamond(1, 12)), memory(diamond(2, 12))]).divergent).toBe(2 ** 12)
    expect(compare([memory(diamond(1, 60)), memory(diamond(2, 60))]).state).toBe('differs')
  })

  it('Maps and arrays 5,000 levels deep', limit, () => {
    const nested = (end: number) => {
      let value: unknown = end
      for (let i = 0; i < 5_000; i++) value = i % 2 ? [value] : new Map([['k', value]])
      return value
    }
    expect(compare([memory(nested(1)), memory(nested(2))]).divergent).toBe(1)
  })
})
