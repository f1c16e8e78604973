import { describe, expect, it } from 'vitest'
import { Opaque } from './opaque'
import { preview } from './preview'

const now = new Date(2026, 10, 22, 18).getTime()

describe('preview', () => {
  it.each<[unknown, string]>([
    [[1, 2, 3], 'Array(3)'],
    [{ qty: 1, price: 2, name: 'x' }, '{qty, price, name}'],
    [{}, '{}'],
    ['Storm lamp', '"Storm lamp"'],
    ['two\nlines', '"two\\nlines"'],
    [new Date(2026, 10, 22, 12, 3, 11), 'Date 12:03:11'],
    [new Date(2025, 0, 2, 2, 3, 4), 'Date 2025-01-02 02:03:04'],
    [new Date(Number.NaN), 'Date invalid'],
    [new Set([1, 2]), 'Set(2)'],
    [new Map([[1, 2]]), 'Map(1)'],
    [new Opaque('function', { name: 'addItem' }), 'ƒ addItem'],
    [new Opaque('function'), 'ƒ'],
    [new Opaque('symbol', { name: 's' }), 'Symbol(s)'],
    [new Opaque('instance', { name: 'Cart', members: { items: [] } }), 'Cart {items}'],
    [new Opaque('accessor'), '(getter)'],
    [new Opaque('unreadable', { why: 'trap' }), '(unreadable: trap)'],
    [new Opaque('truncated', { of: 'array', size: 9 }), 'array(9), cut'],
    [new Opaque('truncated', { of: 'string', size: 9, head: 'ab' }), '"ab…"'],
    [new Uint8Array(3), 'Uint8Array(3 B)'],
    [new RangeError('no'), 'RangeError: no'],
    [/a/g, '/a/g'],
    [10n, '10n'],
    [-0, '-0'],
    [undefined, 'undefined'],
    [null, 'null'],
  ])('%o', (value, line) => {
    expect(preview(value, 40, now)).toBe(line)
  })

  it.each<[unknown, number, string]>([
    ['a long text', 8, '"a long…'],
    [{ first: 1, second: 2, third: 3 }, 16, '{first, secon…}'],
  ])('%o in %i characters', (value, max, line) => {
    expect(preview(value, max)).toBe(line)
    expect(line.length).toBeLessThanOrEqual(max)
  })
})
