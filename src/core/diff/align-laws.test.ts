import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { State } from '../session/session'
import { Opaque } from '../value/opaque'
import { formatPath } from '../value/path'
import { align, divergences } from './align'
import type { AlignedNode } from './aligned'
import { column, compare, memory, server, storage } from './align.fixture'
import type { AlignInput } from './input'

const leaf = fc.constantFrom<unknown>(1, 2, 'a', null, true)
/** Objects: what is compared path by path, and no element is matched by likeness. */
const value = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('node'), { maxKeys: 3 }),
    fc.uniqueArray(fc.record({ id: fc.nat(5), n: leaf }), { maxLength: 4, selector: ({ id }) => id }),
  ),
})).node

/** The paths that are listed, with their states. */
const states = (tree: AlignedNode): Map<string, State> =>
  new Map(divergences(tree, true).map(({ path, state }) => [formatPath(path), state]))
const MIRRORED: Partial<Record<State, State>> = { 'memory ahead': 'storage ahead', 'storage ahead': 'memory ahead' }

describe('laws of the comparison', () => {
  it('columns that swap their values swap who is ahead, and nothing else', () => {
    fc.assert(
      fc.property(value, value, fc.option(value, { nil: undefined }), (a, b, before) => {
        const common = before === undefined ? undefined : { value: before }
        const plain = { serialized: false }
        const one = states(compare([memory(a, plain), storage(b, plain)], common))
        const other = states(compare([memory(b, plain), storage(a, plain)], common))
        const expected = [...one].map(([path, state]) => [path, MIRRORED[state] ?? state] as const)
        expect(other).toEqual(new Map(expected))
      }),
      { numRuns: 1_000 },
    )
  })

  it('columns equal their copies in whatever number, and a column more that says the same adds nothing', () => {
    fc.assert(
      fc.property(value, value, fc.integer({ min: 3, max: 8 }), (a, b, count) => {
        const two = compare([memory(a), memory(b)])
        const many = Array.from({ length: count }, (_, i) => memory(structuredClone(i === 0 ? a : b)))
        expect(new Set(states(compare(many)).keys())).toEqual(new Set(states(two).keys()))
      }),
    )
  })

  /**
   * The law between N columns and two: N are all alike exactly where every two of them are. It holds of the whole, and so of every
   * path that all have. Paths may not be listed one for one: what one column lacks as a whole stands for all that is in it.
   */
  it('N columns agree where every two of them do', () => {
    const objects = fc.dictionary(fc.constantFrom('a', 'b', 'c'), leaf, { minKeys: 3 })
    const pairs = (columns: readonly AlignInput[]) => columns.flatMap((a, i) => columns.slice(i + 1).map((b) => [a, b]))
    fc.assert(
      fc.property(fc.array(fc.oneof(value, objects), { minLength: 2, maxLength: 4 }), (values) => {
        const columns = values.map((each) => memory(each))
        const whole = compare(columns)
        expect(whole.divergent > 0).toBe(pairs(columns).some((pair) => compare(pair).divergent > 0))
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.array(objects, { minLength: 2, maxLength: 5 }), (values) => {
        const columns = values.map((each) => memory(each))
        const union = new Set(pairs(columns).flatMap((pair) => [...states(compare(pair)).keys()]))
        expect(new Set(states(compare(columns)).keys())).toEqual(union)
      }),
      { numRuns: 500 },
    )
  })

  it('a column that cannot be read is a row of its own, and hides nothing of what the others have', () => {
    const readable = fc.array(fc.tuple(value, fc.boolean()), { minLength: 2, maxLength: 3 })
    fc.assert(
      fc.property(readable, fc.nat(3), fc.option(value, { nil: undefined }), (given, place, before) => {
        const common = before === undefined ? undefined : { value: before }
        const others = given.map(([each, mounted]) => memory(each, { mount: mounted ? ['a'] : [] }))
        const all = others.toSpliced(place, 0, storage('{"a', { unreadable: 'no JSON' }))
        const expected = states(compare(others, common))
        expect(states(compare(all, common))).toEqual(expected.set('', 'unreadable'))
      }),
      { numRuns: 1_000 },
    )
  })

  it('elements with ids in another order are moves, and nothing else', () => {
    const elements = fc.uniqueArray(fc.record({ id: fc.string(), n: value }), {
      minLength: 2,
      maxLength: 12,
      selector: ({ id }) => id,
    })
    const orders = elements.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(orders, ([list, permuted]) => {
        const tree = compare([memory({ list }), storage({ list: structuredClone(permuted) })], {
          value: { list: permuted },
        })
        const isMoved = list.some(({ id }, i) => permuted[i]?.id !== id)
        expect(divergences(tree, true).map(({ path, state }) => [path, state])).toEqual(
          isMoved ? [[['list'], 'memory ahead']] : [],
        )
        expect(
          tree
            .children()[0]
            ?.children()
            .some(({ moved }) => moved) ?? false,
        ).toBe(isMoved)
      }),
      { numRuns: 500 },
    )
  })
})

describe('states', () => {
  const at = (a: AlignInput, b: AlignInput, common?: { value: unknown }) => compare([a, b], common)
  const one = { value: 1 }
  const minimal: Record<State, AlignedNode> = {
    equal: at(memory(1), storage(1)),
    'equal after serialization': at(memory(new Date(0)), storage('1970-01-01T00:00:00.000Z')),
    'not persisted by design': at(memory({ a: 1 }), storage({}, { excludes: () => true })),
    pending: at(memory(1, { pending: () => true }), storage(2)),
    'memory ahead': at(memory(2), storage(1), one),
    'storage ahead': at(memory(1), storage(2), one),
    'server newer': at(memory(1), server(2), one),
    'rendered behind': at(memory(2), column('rendered', 1), one),
    'tab ahead': at(memory(1), column('tab', 2), one),
    conflict: at(memory(2), storage(3), one),
    differs: at(memory(1), storage(2)),
    orphan: at(memory(1), storage(2, { orphan: true })),
    unreadable: at(memory(1), storage('', { unreadable: 'no JSON' })),
    'unknown (truncated)': at(memory(1), storage(new Opaque('truncated', { of: 'array', size: 9 }))),
  }

  it.each(Object.entries(minimal))('%s can be reached', (state, tree) => {
    const [row] = divergences(tree, true)
    expect((row ?? tree).state).toBe(state)
  })

  it('every path has one, and one of these', () => {
    const inputs = fc.array(
      fc.record({
        role: fc.constantFrom('memory', 'storage', 'server', 'tab', 'rendered'),
        value: fc.oneof(value, fc.constant(new Date(0)), fc.constant(new Opaque('truncated'))),
        serialized: fc.boolean(),
        present: fc.boolean(),
        orphan: fc.boolean(),
        mount: fc.constant([]),
      }),
      { minLength: 2, maxLength: 4 },
    )
    fc.assert(
      fc.property(inputs, fc.option(value), (columns, before) => {
        const tree = align(columns, { ancestor: () => (before === null ? undefined : { value: before }) })
        const waiting = [tree]
        for (let node = waiting.pop(); node; node = waiting.pop()) {
          expect(Object.keys(minimal)).toContain(node.state)
          waiting.push(...node.children())
        }
      }),
      { numRuns: 300 },
    )
  })
})
