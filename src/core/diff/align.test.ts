import { describe, expect, it } from 'vitest'
import { Opaque } from '../value/opaque'
import { align, divergences } from './align'
import { column, compare, memory, server, storage } from './align.fixture'
import { render, renderAll } from './render.fixture'

const common = (value: unknown) => ({ value })

describe('the state of a path', () => {
  it.each([
    ['memory moved', 'dark', 'light', 'light', 'theme | "dark" | "light" | memory ahead'],
    ['storage moved', 'light', 'dark', 'light', 'theme | "light" | "dark" | storage ahead'],
    ['both moved', 'dark', 'blue', 'light', 'theme | "dark" | "blue" | conflict'],
  ])('of two columns: %s', (_, mem, stored, before, line) => {
    expect(render(compare([memory({ theme: mem }), storage({ theme: stored })], common({ theme: before })))).toEqual([
      line,
    ])
  })

  it('differs when no common value is known', () => {
    expect(render(compare([memory({ a: 1 }), storage({ a: 2 })]))).toEqual(['a | 1 | 2 | differs'])
  })

  it.each([
    ['only memory', 2, 1, 1, 'memory ahead'],
    ['memory and storage together', 2, 2, 1, 'memory ahead'],
    ['only the server', 1, 1, 2, 'server newer'],
    ['only storage', 1, 2, 1, 'storage ahead'],
    ['storage and the server together', 1, 2, 2, 'storage ahead'],
    ['memory and the server together', 2, 1, 2, 'memory ahead'],
    ['memory and the server apart', 2, 1, 3, 'conflict'],
    ['everybody apart', 2, 3, 4, 'conflict'],
    ['nobody', 1, 1, 1, undefined],
  ])('of memory, storage and server: %s moved', (_, mem, stored, served, state) => {
    const lines = render(compare([memory({ a: mem }), storage({ a: stored }), server({ a: served })], common({ a: 1 })))
    expect(lines).toEqual(state ? [`a | ${mem} | ${stored} | ${served} | ${state}`] : [])
  })

  it('of a chain of followers is decided by the first', () => {
    const ancestors: Record<string, number> = { '0,1': 1, '0,2': 0, '1,2': 0 }
    const tree = align([memory({ a: 2 }), storage({ a: 1 }), server({ a: 0 })], {
      ancestor: (_, a, b) => common(ancestors[`${a},${b}`]),
    })
    expect(render(tree)).toEqual(['a | 2 | 1 | 0 | memory ahead'])
  })

  it('knows other tabs, and what was rendered', () => {
    expect(render(compare([memory({ a: 1 }), column('tab', { a: 2 })], common({ a: 1 })))).toEqual([
      'a | 1 | 2 | tab ahead',
    ])
    expect(
      render(compare([memory({ a: 2 }), storage({ a: 2 }), column('rendered', { a: 1 })], common({ a: 2 }))),
    ).toEqual(['a | 2 | 2 | 1 | rendered behind'])
    expect(
      render(compare([memory({ a: 2 }), storage({ a: 1 }), column('rendered', { a: 1 })], common({ a: 1 }))),
    ).toEqual(['a | 2 | 1 | 1 | memory ahead'])
  })

  it('counts what appeared and what was removed', () => {
    const tree = compare([memory({ new: 1 }), storage({ old: 2 })], common({ old: 2 }))
    expect(render(tree)).toEqual(['new | 1 | absent | memory ahead', 'old | absent | 2 | memory ahead'])
    expect(tree.divergent).toBe(2)
  })

  it('is not pending where a request beside it is: what is left behind by then stays so', () => {
    const underWay = server(0, { pending: () => true })
    expect(render(compare([memory(1), storage(0), underWay], common(0)))).toEqual(['(root) | 1 | 0 | 0 | memory ahead'])
    expect(render(compare([memory(1), storage(1), underWay], common(0)))).toEqual(['(root) | 1 | 1 | 0 | pending'])
  })

  it('is pending while a write is under way', () => {
    const tree = compare([memory({ a: 1, b: 1 }, { pending: (path) => path[0] === 'a' }), storage({ a: 2, b: 2 })])
    expect(render(tree)).toEqual(['a | 1 | 2 | pending', 'b | 1 | 2 | differs'])
    expect([tree.divergent, tree.benign]).toEqual([1, 1])
  })

  it('is benign where the other side is not meant to have it', () => {
    const state = {
      open: true,
      add: new Opaque('function', { name: 'add' }),
      kept: 1,
      gone: 1,
      actions: { go: () => 1 },
    }
    const opaque = { ...state, actions: { go: new Opaque('function', { name: 'go' }) } }
    const tree = compare([
      memory(opaque),
      storage({ kept: 1, actions: {} }, { excludes: (path) => path[0] === 'open' }),
    ])
    expect(render(tree)).toEqual(['open | true | excluded | not persisted by design', 'gone | 1 | absent | differs'])
    expect([tree.state, tree.divergent, tree.benign]).toEqual(['differs', 1, 1])
  })

  it('says what serialization loses', () => {
    const state = {
      seen: new Set([1, 2]),
      at: new Date(0),
      none: undefined,
      list: [undefined],
      nan: Number.NaN,
      zero: -0,
      cart: new Opaque('instance', { name: 'Cart', members: { qty: 1 } }),
    }
    const tree = compare([
      memory(state),
      storage({ seen: {}, at: new Date(0).toISOString(), list: [null], nan: null, zero: 0, cart: { qty: 1 } }),
    ])
    expect(render(tree).map((line) => line.replace(/^(\S+) .*\| /, '$1: '))).toEqual([
      'seen: equal after serialization (Set becomes {})',
      'at: equal after serialization (Date becomes a string)',
      'none: equal after serialization (undefined is left out)',
      'list[0]: equal after serialization (undefined becomes null)',
      'nan: equal after serialization (NaN becomes null)',
      'zero: equal after serialization (-0 becomes 0)',
      'cart: equal after serialization (class instance Cart becomes a plain object)',
    ])
    expect([tree.state, tree.divergent, tree.benign]).toEqual(['equal', 0, 7])
  })

  it('does not take serialization for an excuse where none happened', () => {
    expect(render(compare([memory({ a: new Set([1]) }), storage({ a: {} }, { serialized: false })]))).toEqual([
      'a | Set(1) | {} | differs',
    ])
  })

  it('looks into class instances that changed', () => {
    const cart = new Opaque('instance', { name: 'Cart', members: { qty: 2, name: 'a' } })
    expect(
      render(compare([memory({ cart }), storage({ cart: { qty: 1, name: 'a' } })], common({ cart: { qty: 1 } }))),
    ).toEqual(['cart.qty | 2 | 1 | memory ahead'])
  })

  it('looks into Maps', () => {
    const tree = compare([
      memory({
        m: new Map([
          ['a', 1],
          ['b', 2],
        ]),
      }),
      storage({ m: new Map([['a', 1]]) }, { serialized: false }),
    ])
    expect(render(tree)).toEqual(['m.b | 2 | absent | differs'])
  })

  it('is told of the others beside one that could not be read, whose cells say so', () => {
    const corrupt = storage('{"a', { unreadable: 'no JSON' })
    const held = { a: 1, b: { c: 2, d: 3 } }
    const tree = compare([memory(held), corrupt, server({ a: 1, b: { c: 2, d: 4 } })], common(held))
    expect(renderAll(tree)).toEqual([
      '(root) | {a, b} | unreadable: no JSON | {a, b} | unreadable',
      'a | 1 | unreadable: no JSON | 1 | unreadable',
      'b | {c, d} | unreadable: no JSON | {c, d} | server newer',
      'b.c | 2 | unreadable: no JSON | 2 | unreadable',
      'b.d | 3 | unreadable: no JSON | 4 | server newer',
    ])
    const root = '(root) | {a, b} | unreadable: no JSON | outside | unreadable'
    const mounted = (value: unknown) => render(compare([memory(held), corrupt, server(value, { mount: ['b'] })]))
    expect(mounted({ c: 2, d: 4 })).toEqual([root, 'b.d | 3 | unreadable: no JSON | 4 | differs'])
    expect(mounted({ c: 2, d: 3 })).toEqual([root])
  })

  it('inside what differs as a whole is that of the nearest row that does', () => {
    const cut = new Opaque('truncated', { of: 'object', size: 9 })
    expect(renderAll(compare([memory({ b: { x: 1 } }), storage(cut), server({})])).slice(1)).toEqual([
      'b | {x} | truncated | absent | differs',
      'b.x | 1 | truncated | absent | differs',
    ])
  })

  it('leaves nothing out for code that stands elsewhere', () => {
    const inputs = [
      memory({ actions: { f: new Opaque('function') } }),
      storage({ actions: {}, saved: { x: 1 } }),
      server({ actions: {}, saved: {} }),
    ]
    expect(render(compare(inputs))).toEqual([
      'saved | absent | {x} | {} | differs',
      'saved.x | absent | 1 | absent | differs',
    ])
  })

  it('is unknown where something could not be read', () => {
    const cut = new Opaque('truncated', { of: 'array', size: 9 })
    const bad = new Opaque('unreadable', { why: 'trap' })
    expect(render(compare([memory({ cut, bad }), storage({ cut: [1], bad: 1 })]))).toEqual([
      'cut | truncated | Array(1) | unknown (truncated)',
      'bad | unreadable: trap | 1 | unreadable',
    ])
    expect(renderAll(compare([storage('{"a', { unreadable: 'no JSON' })]))).toEqual([
      '(root) | unreadable: no JSON | unreadable',
    ])
    expect(renderAll(compare([storage({ a: 1 }, { orphan: true })]))[0]).toBe('(root) | {a} | orphan')
  })
})

describe('rows', () => {
  it('of what one column lacks count once, and take the state over', () => {
    const tree = compare(
      [memory({ items: [{ id: 's1', tags: ['x'] }] }), storage({ items: [] })],
      common({ items: [] }),
    )
    expect(tree.divergent).toBe(1)
    expect(divergences(tree).map((node) => node.path)).toEqual([['items', 's1']])
    expect(renderAll(tree)).toEqual([
      '(root) | {items} | {items} | memory ahead',
      'items | Array(1) | Array(0) | memory ahead',
      'items.s1 | {id, tags} | absent | memory ahead',
      'items.s1.id | "s1" | absent | memory ahead',
      'items.s1.tags | Array(1) | absent | memory ahead',
      'items.s1.tags[0] | "x" | absent | memory ahead',
    ])
  })

  it('of an entity that the server lacks also show where the others differ', () => {
    const tree = compare(
      [memory({ e: { id: 1, a: 2 } }), storage({ e: { id: 1, a: 1 } }), server({})],
      common({ e: { id: 1, a: 1 } }),
    )
    expect(renderAll(tree)).toEqual([
      '(root) | {e} | {e} | {} | differs',
      'e | {id, a} | {id, a} | absent | conflict',
      'e.id | 1 | 1 | absent | conflict',
      'e.a | 2 | 1 | absent | memory ahead',
    ])
  })

  it('of a server resource stand at its mount, and everything else is outside of it', () => {
    const inputs = [
      memory({ scenes: [{ id: 's1', title: 'b' }], open: true }),
      server(
        [
          { id: 's1', title: 'a' },
          { id: 's2', title: 'c' },
        ],
        { mount: ['scenes'] },
      ),
    ]
    expect(renderAll(compare(inputs, common({ scenes: [{ id: 's1', title: 'a' }] })))).toEqual([
      '(root) | {scenes, open} | outside | differs',
      'scenes | Array(1) | Array(2) | differs',
      'scenes.s1 | {id, title} | {id, title} | memory ahead',
      'scenes.s1.id | "s1" | "s1" | equal',
      'scenes.s1.title | "b" | "a" | memory ahead',
      'scenes.s2 | absent | {id, title} | server newer',
      'scenes.s2.id | absent | "s2" | server newer',
      'scenes.s2.title | absent | "c" | server newer',
      'open | true | outside | equal',
    ])
  })

  it.each<[string, string | number]>([
    ['by what it is', 'p2'],
    ['by its place', 1],
  ])('of a mount in an element of a list, named %s', (_, step) => {
    const state = {
      projects: [
        { id: 'p1', scenes: ['a'] },
        { id: 'p2', scenes: ['b'] },
      ],
    }
    const [first, other] = [
      server(['a'], { mount: ['projects', 'p1', 'scenes'] }),
      { mount: ['projects', step, 'scenes'] },
    ]
    expect(render(compare([memory(state), first, server(['b'], other)]))).toEqual([])
    expect(render(compare([memory(state), first, server(['c'], other)]))).toEqual([
      'projects.p2.scenes[0] | "b" | outside | "c" | differs',
    ])
    expect(render(compare([memory({ projects: [] }), first]))).toEqual([
      'projects.p1.scenes | absent | Array(1) | differs',
    ])
  })

  it('of what one column says nothing of are equal where the others agree', () => {
    const tree = compare([memory({ a: 'x', list: ['y'] }), storage({ a: 'x' }), server({ z: 1 }, { mount: ['list'] })])
    expect(render(tree).filter((line) => line.startsWith('a'))).toEqual([])
  })

  it('of a mount that nobody else has', () => {
    expect(render(compare([memory({}), storage({}), server([1], { mount: ['a', 'b'] })]))).toEqual([
      'a.b | absent | absent | Array(1) | differs',
    ])
  })

  it('of texts that are equal, where another member is missing', () => {
    expect(render(compare([memory({ a: 'x', b: 1 }), storage({ a: 'x' })]))).toEqual(['b | 1 | absent | differs'])
  })

  it('of an entry that does not exist', () => {
    const tree = compare([memory({ a: 1 }), storage(undefined, { present: false })], common(undefined))
    expect(renderAll(tree)).toEqual(['(root) | {a} | absent | memory ahead', 'a | 1 | absent | memory ahead'])
  })

  it('of equal values are there too', () => {
    const tree = compare([memory({ a: [{ id: 1 }] }), storage({ a: [{ id: 1 }] })])
    expect([tree.divergent, tree.state, tree.expandable]).toEqual([0, 'equal', true])
    expect(renderAll(tree)[3]).toBe('a["1"].id | 1 | 1 | equal')
  })
})
