import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Opaque } from '../value/opaque'
import { formatPath } from '../value/path'
import { compile, type FindQuery, PLAIN_QUERY } from './query'
import { findIn } from './walk'

const matcherOf = (text: string, rest: Partial<FindQuery> = {}) => {
  const made = compile({ ...PLAIN_QUERY, ...rest, text })
  if ('problem' in made) throw new Error(made.problem)
  return made.matcher
}

/** `qty by key, items[0].name by value` */
function found(value: unknown, text: string, rest: Partial<FindQuery> = {}): string {
  const all: string[] = []
  findIn(value, matcherOf(text, rest), { members: 1_000 }, ({ path, by }) => {
    all.push(`${formatPath(path) || 'root'} by ${by}`)
  })
  return all.join(', ')
}

const cart = {
  items: [{ sku: 'lamp-1', name: 'Storm lamp', qty: 2 }],
  total: 59.9,
  coupon: null,
  open: true,
  lamps: 1,
  tags: ['x'],
}

describe('findIn', () => {
  it.each([
    ['lamp', {}, 'items[0].sku by value, items[0].name by value, lamps by key'],
    ['lamp', { part: 'key' }, 'lamps by key'],
    ['lamp', { part: 'value' }, 'items[0].sku by value, items[0].name by value'],
    ['lamp', { wholeWord: true }, 'items[0].sku by value, items[0].name by value'],
    ['Storm', { matchCase: true }, 'items[0].name by value'],
    ['storm', { matchCase: true }, ''],
    ['59.9', {}, 'total by value'],
    ['null', {}, 'coupon by value'],
    ['TRUE', {}, 'open by value'],
    ['items["lamp-1"].q', {}, 'items["lamp-1"].qty by path'],
    ['lamp-1"]', {}, 'items["lamp-1"] by path'],
    ['[0]', {}, 'tags[0] by path'],
    ['0', {}, ''],
    ['0', { part: 'path' }, 'tags[0] by path'],
    ['items', { part: 'path' }, 'items by path'],
    ['^lamp', { regex: true }, 'items["lamp-1"].sku by value, lamps by key'],
    [String.raw`\[.*\]\.(qty|sku)$`, { regex: true }, 'items["lamp-1"].sku by path, items["lamp-1"].qty by path'],
    ['', {}, ''],
  ] as const)('finds %s %o', (text, rest, expected) => {
    expect(found(cart, text, rest)).toBe(expected)
  })

  it('knows typed values', () => {
    const value = {
      map: new Map<unknown, unknown>([
        ['sku-7', 'a lamp'],
        [{ object: 'key' }, 'lamp'],
      ]),
      set: new Set(['x', 'lamp']),
      when: new Date(Date.UTC(2024, 4, 1, 12)),
      never: new Date(Number.NaN),
      big: 12345678901234567890n,
      zero: -0,
      cart: new Opaque('instance', { name: 'Cart', members: { lamp: 1 } }),
      fn: new Opaque('function', { name: 'lamp' }),
    }
    expect(found(value, 'lamp')).toBe(
      'map["sku-7"] by value, map["#1"] by value, set[1] by value, cart.lamp by key, fn by value',
    )
    expect(found(value, 'sku-7')).toBe('map["sku-7"] by key')
    expect(found(value, '2024-05-01T12')).toBe('when by value')
    expect(found(value, 'invalid date')).toBe('never by value')
    expect(found(value, '567890n')).toBe('big by value')
    expect(found(value, '-0')).toBe('when by value, zero by value')
    expect(found(value, 'cart', { part: 'value' })).toBe('cart by value')
  })

  it('looks at a value as the member that it is', () => {
    const all: string[] = []
    findIn(
      'lamp',
      matcherOf('lamp', {}),
      { members: 9 },
      ({ path, by }) => void all.push(`${formatPath(path)} ${by}`),
      ['a', 'lamp'],
    )
    findIn('x', matcherOf('a.b', {}), { members: 9 }, ({ path, by }) => void all.push(`${formatPath(path)} ${by}`), [
      'a',
      'b',
    ])
    expect(all).toEqual(['a.lamp key', 'a.b path'])
    expect(found('a lamp', 'lamp')).toBe('root by value')
  })

  it('finds keys among more than it remembers, each time', () => {
    const byId = Object.fromEntries(Array.from({ length: 400 }, (_, id) => [`id-${id}`, { 'id-399': id % 200 }]))
    const all: string[] = []
    findIn(byId, matcherOf('id-399', {}), { members: 1_000 }, ({ path }) => void all.push(formatPath(path)))
    expect(all).toHaveLength(401)
    expect(found([{ other: 1 }, { other: 2, lamp: 3 }, { lamp: 4 }], 'lamp')).toBe('[1].lamp by key, [2].lamp by key')
  })

  it('finds in each of many what it finds in it alone, at the same cost', () => {
    const word = fc.constantFrom('lamp', 'a lamp', 'x', '7', true, null, 7, 17n, undefined, -0)
    const leaf = fc.oneof(
      word,
      fc.constant(new Date(7)),
      fc.constant(new Map([['lamp', 1]])),
      fc.constant(new Opaque('instance', { name: 'Node', members: { lamp: 7 } })),
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('tree'), { maxLength: 70 }), tie('object')),
      object: fc.dictionary(fc.constantFrom('lamp', 'x', 'constructor', '7', 'lamps'), tie('tree')),
    }))
    const text = fc.constantFrom('lamp', '7', 'true', 'null', 'undefined', 'nothing')
    fc.assert(
      fc.property(fc.array(tree, { minLength: 16, maxLength: 40 }), text, (list, wanted) => {
        const [together, apart]: [string[], string[]] = [[], []]
        const budgets = [{ members: 1e6 }, { members: 1e6 - list.length }] as const
        const matcher = matcherOf(wanted)
        findIn(list, matcher, budgets[0], ({ path, by }) => void together.push(`${formatPath(path)} ${by}`))
        for (const [index, value] of list.entries())
          findIn(
            value,
            matcher,
            budgets[1],
            ({ path, by }) => void apart.push(`${formatPath(path)} ${by}`),
            [index],
            true,
          )
        expect(together).toEqual(apart)
        expect(budgets[0]).toEqual(budgets[1])
        const keyAt = (index: number): string => 'Q'.repeat(index + 1)
        const byKey = Object.fromEntries(list.map((value, index) => [keyAt(index), value]))
        const keyed: string[] = []
        findIn(byKey, matcher, { members: 1e6 }, ({ path, by }) => void keyed.push(`${formatPath(path)} ${by}`))
        expect(keyed).toEqual(apart.map((each) => each.replace(/^\[(\d+)\]/, (_, index) => keyAt(Number(index)))))
      }),
    )
  })

  it('finds in a large dictionary again what it found, by the lists that it kept', () => {
    const byId = Object.fromEntries(Array.from({ length: 2_000 }, (_, id) => [`id-${id}`, id === 1_999 ? 'lamp' : id]))
    expect(found({ byId }, 'lamp')).toBe('')
    for (let time = 0; time < 2; time++) {
      const all: string[] = []
      const budget = { members: 2_001 }
      expect(findIn({ byId }, matcherOf('lamp'), budget, ({ path }) => void all.push(formatPath(path)))).toBe(true)
      expect([all, budget.members]).toEqual([['byId["id-1999"]'], 0])
    }
    const map = new Map(Object.entries(byId))
    expect(findIn([map], matcherOf('lamp'), { members: 2_000 }, () => {})).toBe(false)
  })

  it('goes into a cycle once, and into what is shared at each place', () => {
    const shared = { lamp: 1 }
    const ring: Record<string, unknown> = { a: shared, b: shared }
    ring['self'] = ring
    expect(found(ring, 'lamp')).toBe('a.lamp by key, b.lamp by key')
    const instance = new Opaque('instance', { name: 'Node', members: ring })
    ring['self'] = instance
    expect(found(instance, 'lamp')).toBe('a.lamp by key, b.lamp by key')
    ring['self'] = new Map([['back', ring]])
    expect(found(ring, 'lamp')).toBe('a.lamp by key, b.lamp by key')
  })

  it('goes to any depth, with cycles there', () => {
    let deep: unknown = 'lamp'
    for (let depth = 0; depth < 100_000; depth++) deep = { n: deep }
    let count = 0
    findIn(deep, matcherOf('lamp', {}), { members: 1_000_000 }, ({ path }) => void (count = path.length))
    expect(count).toBe(100_000)
    const chain: Record<string, unknown> = {}
    let end = chain
    for (let depth = 0; depth < 600; depth++) end = end['n'] = {}
    end['top'] = chain
    end['near'] = end
    expect(found(chain, 'near').split(', ')).toHaveLength(1)
  })

  it('stops when the budget is gone, or when it is told to', () => {
    const list = Array.from({ length: 100 }, () => 'lamp')
    let all = 0
    expect(findIn(list, matcherOf('lamp', {}), { members: 10 }, () => void all++)).toBe(false)
    expect(all).toBe(10)
    expect(findIn(list, matcherOf('lamp', {}), { members: 1_000 }, () => ++all < 15)).toBe(false)
    expect(all).toBe(15)
    expect(findIn(list, matcherOf('lamp', {}), { members: 1_000 }, () => {})).toBe(true)
  })
})
