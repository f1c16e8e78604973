import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../value/decode'
import { encode } from '../value/encode'
import { Opaque } from '../value/opaque'
import { divergences } from './align'
import { compare, memory } from './align.fixture'
import { renderAll } from './render.fixture'

describe('whatever the values', () => {
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(1, 2, 'a', null, undefined, -0, Number.NaN),
      fc.constantFrom(
        new Opaque('function'),
        new Opaque('truncated', { of: 'array', size: 1 }),
        new Opaque('accessor'),
      ),
      fc.tuple(tie('node')).map(([members]) => new Opaque('instance', { name: 'A', members })),
      fc.date(),
      fc.array(tie('node'), { maxLength: 4 }),
      fc.array(fc.record({ id: fc.nat(3), n: tie('node') }), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), tie('node'), { maxKeys: 3 }),
      fc
        .array(fc.tuple(fc.constantFrom('a', 1), tie('node')))
        .map((entries) => new Map(entries as [unknown, unknown][])),
    ),
  })).node
  const columns = fc.array(
    fc.record({
      role: fc.constantFrom('memory', 'storage', 'server', 'tab', 'rendered'),
      value,
      present: fc.boolean(),
      serialized: fc.boolean(),
      mount: fc.constantFrom([], ['a'], ['b', 'a']),
    }),
    { minLength: 1, maxLength: 4 },
  )

  it('the root counts the rows that it lists, and every path stands once', () => {
    fc.assert(
      fc.property(columns, value, fc.boolean(), (inputs, before, known) => {
        const tree = compare(inputs, known ? { value: before } : undefined)
        expect(divergences(tree)).toHaveLength(tree.divergent)
        expect(divergences(tree, true)).toHaveLength(tree.divergent + tree.benign)
        const paths = renderAll(tree).map((line) => line.split(' | ')[0])
        expect(new Set(paths).size).toBe(paths.length)
      }),
      { numRuns: 1_000 },
    )
  })

  it('a column beside itself is equal', () => {
    fc.assert(
      fc.property(value, (given) => {
        fc.pre(!JSON.stringify(encode(given)).includes('truncated'))
        const copy = decode(encode(given))
        expect(compare([memory(given), memory(copy)]).state).toBe('equal')
      }),
    )
  })
})
