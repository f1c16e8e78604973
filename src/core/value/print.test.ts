import fc from 'fast-check'
import { runInThisContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { decode } from './decode'
import { encode } from './encode'
import { same } from './equal'
import { Opaque } from './opaque'
import { print } from './print'

describe('print', () => {
  it('writes JavaScript that makes the value', () => {
    const kinds = { withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }
    fc.assert(
      fc.property(fc.anything(kinds), fc.constantFrom(0, 2), (value, indent) => {
        const made: unknown = runInThisContext(`(${print(value, { style: 'js', indent })})`)
        expect(same(decode(encode(made)), decode(encode(value)))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('writes JSON as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.anything({ withDate: true, withMap: true, withSparseArray: true }), (value) => {
        fc.pre(!JSON.stringify(encode(value)).includes('toJSON'))
        const text = print(value, { style: 'json' })
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value) ?? 'null'))
      }),
    )
  })

  it('is laid out with keys as they are written by hand', () => {
    const value = {
      a: [1, { 'b-c': new Map([[1, new Set()]]) }],
      __proto: 1,
      f: new Opaque('function', { name: 'x */ alert() /*' }),
    }
    expect(print(value, { style: 'js' })).toBe(`{
  a: [
    1,
    {
      "b-c": new Map([
        [
          1,
          new Set()
        ]
      ])
    }
  ],
  __proto: 1,
  f: undefined /* function x * / alert() /* */
}`)
    expect(print(value, { style: 'json', indent: 0 })).toBe('{"a": [1, {"b-c": {}}], "__proto": 1}')
  })

  it('ends on cycles, depth and size', () => {
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    expect(print(cycle, { style: 'js', indent: 0 })).toBe('{self: undefined /* cycle */}')
    let deep: unknown = 1
    for (let i = 0; i < 100_000; i++) deep = [deep]
    expect(print(deep, { style: 'json', indent: 0 })).toHaveLength(501 * 2 + 4)
    expect(
      print(
        Array.from({ length: 1_000 }, () => [1]),
        { style: 'js', indent: 0, max: 100 },
      ),
    ).toMatch(/^\[\[1\], .*, \/\* left out \*\/\]$/)
  })

  it('looks at no more than fits', () => {
    let looked = 0
    const member = {
      get m() {
        return ++looked
      },
    }
    print(Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [i, member])), { style: 'js', max: 100 })
    expect(looked).toBeLessThan(100)
  })
})
