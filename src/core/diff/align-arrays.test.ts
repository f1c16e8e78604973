import { describe, expect, it } from 'vitest'
import { align, divergences } from './align'
import { compare, memory, server, storage } from './align.fixture'
import { render, renderAll } from './render.fixture'

const common = (value: unknown) => ({ value })

describe('arrays', () => {
  const list = (...ids: string[]) => ids.map((id) => ({ id, n: 1 }))

  it('align by identity, and show moves as moves', () => {
    const tree = compare([memory(list('c', 'a', 'b')), storage(list('a', 'b', 'c'))], common(list('a', 'b', 'c')))
    expect(tree.divergent).toBe(1)
    expect(render(tree)).toEqual([
      '(root) | Array(3) | Array(3) | memory ahead',
      'c | {id, n} | {id, n} | memory ahead (moved)',
    ])
  })

  it('an insertion moves nothing', () => {
    const tree = compare([memory(list('x', 'a', 'b')), storage(list('a', 'b'))], common(list('a', 'b')))
    expect(render(tree)).toEqual(['x | {id, n} | absent | memory ahead'])
  })

  it('align across three columns, each with an element of its own', () => {
    const tree = compare(
      [memory(list('a', 'm', 'b')), storage(list('a', 'b', 's')), server(list('v', 'a', 'b'))],
      common(list('a', 'b')),
    )
    expect(render(tree)).toEqual([
      'v | absent | absent | {id, n} | server newer',
      'm | {id, n} | absent | absent | memory ahead',
      's | absent | {id, n} | absent | storage ahead',
    ])
  })

  it('whose identities are not unique align by index', () => {
    expect(
      render(
        compare([
          memory([
            { id: 1, n: 1 },
            { id: 1, n: 2 },
          ]),
          storage([
            { id: 1, n: 1 },
            { id: 1, n: 3 },
          ]),
        ]),
      ),
    ).toEqual(['[1].n | 2 | 3 | differs'])
  })

  it('take the key that the user set', () => {
    const inputs = [
      memory({
        l: [
          { id: 1, nr: 7 },
          { id: 2, nr: 8 },
        ],
      }),
      storage({
        l: [
          { id: 1, nr: 8 },
          { id: 2, nr: 7 },
        ],
      }),
    ]
    const tree = align(inputs, {
      ancestor: () => undefined,
      identity: (path) => (path[0] === 'l' && path.length === 1 ? { key: 'nr' } : undefined),
    })
    expect(render(tree)).toEqual([
      'l | Array(2) | Array(2) | differs',
      'l["nr=7"] | {id, nr} | {id, nr} | differs (moved)',
      'l["nr=7"].id | 1 | 2 | differs',
      'l["nr=8"].id | 2 | 1 | differs',
    ])
  })

  it('without identities align by likeness, and are judged as a whole', () => {
    const tree = compare([memory(['a', 'b', 'c']), storage(['a', 'c'])], common(['a', 'c']))
    expect(render(tree)).toEqual(['[1] | "b" | absent | memory ahead'])
    expect(renderAll(tree)[3]).toBe('[2] | "c" | "c" | equal')
  })

  it('without identities and of the same length align by index', () => {
    expect(render(compare([memory([1, 2, 3]), storage([1, 5, 3])], common([1, 2, 3])))).toEqual([
      '[1] | 2 | 5 | storage ahead',
    ])
  })
})

describe('in large', () => {
  const entities = (n: number) => Array.from({ length: n }, (_, id) => ({ id, title: `entity ${id}`, tags: [id] }))

  // What costs the square of the length takes minutes here, and runs into the limit.
  const limit = 20_000

  it('20,000 entities reversed and changed are compared', { timeout: limit }, () => {
    const reversed = entities(20_000).toReversed()
    reversed[5] = { id: 19_994, title: 'changed', tags: [] }
    const tree = compare([memory({ list: reversed }), storage({ list: entities(20_000) })])
    expect(divergences(tree).map((node) => node.path)).toEqual([
      ['list'],
      ['list', '19994', 'title'],
      ['list', '19994', 'tags', 0],
    ])
  })

  it('50,000 elements without identities are compared', { timeout: limit }, () => {
    const numbers = (n: number) => Array.from({ length: n }, (_, i) => [i])
    expect(compare([memory(numbers(50_000)), storage(numbers(50_001).slice(1))]).divergent).toBe(50_000)
  })

  it('100,000 levels are compared, and can be expanded', () => {
    const nested = (end: number) => {
      let value: unknown = end
      for (let i = 0; i < 100_000; i++) value = i % 2 ? [value] : { value }
      return value
    }
    const tree = compare([memory(nested(1)), storage(nested(2))], common(nested(1)))
    expect([tree.divergent, tree.state]).toEqual([1, 'storage ahead'])
    let [node, levels] = [tree, 0]
    for (let next = node.children()[0]; next && levels < 2_000; next = node.children()[0], levels++) node = next
    expect([levels, node.state, node.divergent]).toEqual([2_000, 'storage ahead', 1])
  })
})
