import { describe, expect, it } from 'vitest'
import { Opaque } from './opaque'
import { print } from './print'

describe('print', () => {
  it('writes nested values over several lines, keys quoted where they must be', () => {
    expect(print({ items: [{ id: 'a', 'in stock': true }], none: [], gone: undefined, n: 1n })).toBe(
      [
        '{',
        '  items: [',
        '    {',
        '      id: "a",',
        '      "in stock": true,',
        '    },',
        '  ],',
        '  none: [],',
        '  gone: undefined,',
        '  n: 1n,',
        '}',
      ].join('\n'),
    )
  })
  it('writes Maps, Sets and what has no literal', () => {
    expect(print({ seen: new Set([1]), by: new Map([['k', 2]]), save: new Opaque('function', { name: 'save' }) })).toBe(
      [
        '{',
        '  seen: Set(1) {',
        '    1,',
        '  },',
        '  by: Map(1) {',
        '    "k" => 2,',
        '  },',
        '  save: ƒ save,',
        '}',
      ].join('\n'),
    )
  })
  it('ends on cycles, and at the limit', () => {
    const loop: Record<string, unknown> = {}
    loop['self'] = loop
    expect(print(loop)).toBe('{\n  self: (the object that contains it),\n}')
    expect(
      print(
        Array.from({ length: 100_000 }, (_, n) => n),
        20,
      )
        .split('\n')
        .at(-2),
    ).toBe('…')
  })
})
