import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { same } from './equal'
import { applySteps, diffSteps, type RawOp } from './steps'

const leaf = fc.oneof(
  fc.integer(),
  fc.constantFrom(-0, 0, Number.NaN, undefined, null, 'a'),
  fc.date(),
  fc.array(fc.nat(), { size: 'small' }),
)
const state = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('node'), { maxLength: 6 }),
    fc.array(leaf, { maxLength: 4 }).map((array) => Object.assign(Array(3), array)),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'), tie('node')),
  ),
})).node

const prevThenNext: readonly [string, unknown, unknown, RawOp[]][] = [
  ['nothing', { a: [1] }, { a: [1] }, []],
  ['one leaf', { a: { b: 1 }, c: 2 }, { a: { b: 2 }, c: 2 }, [{ op: 'set', path: ['a', 'b'], value: 2 }]],
  ['a member gone', { a: 1, b: 2 }, { b: 2 }, [{ op: 'remove', path: ['a'] }]],
  ['undefined is not gone', { a: 1 }, { a: undefined }, [{ op: 'set', path: ['a'], value: undefined }]],
  ['-0 and NaN', [0, Number.NaN], [-0, Number.NaN], [{ op: 'set', path: [0], value: -0 }]],
  [
    'an element appended',
    [1],
    [1, 2],
    [
      { op: 'length', path: [], length: 2 },
      { op: 'set', path: [1], value: 2 },
    ],
  ],
  ['kinds', { a: [1] }, { a: { 0: 1 } }, [{ op: 'set', path: ['a'], value: { 0: 1 } }]],
]

describe('steps', () => {
  it.each(prevThenNext)('%s', (_, prev, next, steps) => {
    expect(diffSteps(prev, next)).toStrictEqual({ steps })
  })

  it('lead from one state to the next, and leave the first as it was', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        const found = diffSteps([a], [b])
        const before = structuredClone(a)
        expect('steps' in found && same(applySteps([a], found.steps), [b])).toBe(true)
        expect(same(a, before)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('copy only what they change', () => {
    const shared = { n: 1 }
    const prev = { left: shared, right: shared, rest: {} }
    const next = applySteps(prev, [{ op: 'set', path: ['left', 'n'], value: 2 }])
    expect(next).toEqual({ left: { n: 2 }, right: { n: 1 }, rest: {} })
    expect([(next as typeof prev).right, (next as typeof prev).rest]).toEqual([prev.right, prev.rest])
    expect((next as typeof prev).rest).toBe(prev.rest)
  })

  it('do not write through a value that another step brought in', () => {
    const brought = { n: 1 }
    const steps: RawOp[] = [
      { op: 'set', path: ['a'], value: brought },
      { op: 'set', path: ['a', 'n'], value: 2 },
    ]
    expect(applySteps({}, steps)).toEqual({ a: { n: 2 } })
    expect(brought).toEqual({ n: 1 })
  })

  it.each<[string, RawOp]>([
    ['into nothing', { op: 'set', path: ['x', 'y'], value: 1 }],
    ['into a Date', { op: 'set', path: ['at', 'y'], value: 1 }],
    ['an index that is none', { op: 'set', path: ['list', 1.5], value: 1 }],
    ['a key into an array', { op: 'set', path: ['list', 'x'], value: 1 }],
    ['a length of an object', { op: 'length', path: [], length: 1 }],
    ['a length without end', { op: 'length', path: ['list'], length: 4e9 }],
    ['a prototype', { op: 'set', path: ['__proto__', 'polluted'], value: 1 }],
    ['the root', { op: 'remove', path: [] }],
  ])('that lead nowhere are left out: %s', (_, step) => {
    const value = { at: new Date(1), list: [1] }
    expect(applySteps(value, [step])).toStrictEqual({ at: new Date(1), list: [1] })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('leave out what the page adds to all objects', () => {
    // oxlint-disable-next-line no-extend-native -- as pages do
    Object.defineProperty(Object.prototype, 'added', { value: 1, enumerable: true, writable: true, configurable: true })
    try {
      expect(diffSteps({ a: 1, b: 1 }, { a: 2 })).toEqual({
        steps: [
          { op: 'set', path: ['a'], value: 2 },
          { op: 'remove', path: ['b'] },
        ],
      })
      expect(diffSteps({ added: 1, a: 1 }, { a: 1 })).toEqual({ steps: [{ op: 'remove', path: ['added'] }] })
    } finally {
      Reflect.deleteProperty(Object.prototype, 'added')
    }
  })

  it('set a whole array rather than most of its elements', () => {
    const list = Array.from({ length: 1_000 }, (_, id) => ({ id }))
    const longer = [{ id: -1 }, ...list]
    expect(diffSteps({ list }, { list: longer })).toEqual({ steps: [{ op: 'set', path: ['list'], value: longer }] })
  })
})

describe('the walk gives up', () => {
  const nested = (levels: number, end: unknown) => {
    let value = end
    for (let i = 0; i < levels; i++) value = { value }
    return value
  }
  const cycle = () => {
    const node: Record<string, unknown> = {}
    node['self'] = [node]
    return node
  }
  const wide = (value: number) => Object.fromEntries(Array.from({ length: 600 }, (_, i) => [i, value]))
  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    return proxy
  }

  it.each<[string, unknown, unknown]>([
    ['at other roots', new Map(), new Map()],
    ['at primitives', 1, 1],
    ['at 100,000 levels', nested(100_000, 1), nested(100_000, 2)],
    ['in cycles', cycle(), cycle()],
    ['after 500 steps', wide(1), wide(2)],
    ['at what throws', {}, revoked()],
  ])('%s', (_, prev, next) => {
    expect(diffSteps(prev, next)).toEqual({ full: true })
  })

  it('calls no getter, and hands the whole object on instead', () => {
    const getter = {
      get a(): never {
        throw new Error('called')
      },
      b: 1,
    }
    expect(diffSteps({ x: { a: 1, b: 1 } }, { x: getter })).toStrictEqual({
      steps: [{ op: 'set', path: ['x'], value: getter }],
    })
  })
})
