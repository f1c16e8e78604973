import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPath, getAt, lookup, parsePath } from './path'

const path = fc.array(
  fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.nat(), fc.constantFrom('a', '0', '__proto__', 'größe', '#1')),
)

describe('paths', () => {
  it.each([
    [[], ''],
    [['items', 'sku-7', 'qty'], 'items["sku-7"].qty'],
    [['items', 0], 'items[0]'],
    [[0, 'a'], '[0].a'],
    [['0'], '["0"]'],
    [['a b', ''], '["a b"][""]'],
    [['say "hi"\\', '\n'], '["say \\"hi\\"\\\\"]["\\n"]'],
  ])('%j is written %s', (steps, text) => {
    expect(formatPath(steps)).toBe(text)
    expect(parsePath(text)).toEqual(steps)
  })

  it('survive writing and reading', () => {
    fc.assert(
      fc.property(path, (steps) => {
        expect(parsePath(formatPath(steps))).toEqual(steps)
      }),
    )
  })

  it.each(['.a', 'a..b', 'a.', 'a[', 'a[01]', 'a[-1]', 'a[x]', 'a["\\x"]', 'a b', '["a"]b', '[0]b'])(
    '%s is none',
    (text) => {
      expect(parsePath(text)).toBeUndefined()
    },
  )

  it('lead through objects, arrays, Maps and identified elements', () => {
    const value = {
      items: [{ id: 's1' }, { id: 9, qty: 2 }],
      map: new Map<unknown, unknown>([
        ['a', 1],
        [2, 'two'],
        [{}, 'third'],
      ]),
      none: undefined,
    }
    expect(getAt(value, ['items', 1, 'qty'])).toBe(2)
    expect(getAt(value, ['items', '9', 'qty'])).toBe(2)
    expect(['a', '2', '#2'].map((key) => getAt(value, ['map', key]))).toEqual([1, 'two', 'third'])
    const lines = [{ nr: 7 }, { nr: '8', id: 'a=b' }, { a: 'b' }]
    const found = ['nr=7', 'nr=8', 'a=b', 'nr=9', '=7'].map((step) => getAt(lines, [step]))
    expect(found).toEqual([lines[0], lines[1], lines[1], undefined, undefined])
    expect(lookup(value, ['none'])).toEqual({ value: undefined })
    expect([['gone'], ['items', 7], ['items', 's9'], ['toString'], ['none', 'x']].map((p) => lookup(value, p))).toEqual(
      Array(5).fill(undefined),
    )
  })
})
