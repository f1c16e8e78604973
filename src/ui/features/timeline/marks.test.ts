import { describe, expect, it } from 'vitest'
import { event } from './event.fixture'
import type { Item, Lane } from './lanes'
import { itemsAt, marksOf } from './marks'

const item = (from: number, to = from, rest: Partial<Item> = {}): Item => ({
  from,
  to,
  failed: false,
  quiet: false,
  events: [event(from)],
  ...rest,
})
const lane = (...items: Item[]): Lane => ({ layer: 'memory', items })
const scale = { from: 0, to: 1_000, width: 500 }
const told = (items: Item[], shown = scale): string[] =>
  marksOf(lane(...items), shown).map(
    ({ x, width, failed, open, items: all }) =>
      `${x}+${width}${all.length > 1 ? ` ×${all.length}` : ''}${failed ? ' ✕' : ''}${open ? ' …' : ''}`,
  )

describe('the marks of a lane', () => {
  it('are as wide as what they stand for took, and can always be seen', () => {
    expect(told([item(100), item(200, 400), item(900, Number.POSITIVE_INFINITY)])).toEqual([
      '50+3',
      '100+100',
      '450+53 …',
    ])
  })
  it('join what would cover each other, but no failure with what went well', () => {
    expect(told([item(100), item(102), item(104), item(104, 104, { failed: true }), item(300)])).toEqual([
      '50+5 ×3',
      '52+3 ✕',
      '150+3',
    ])
  })
  it('leave out what is out of sight, and cut what is half in it', () => {
    expect(told([item(0, 300), item(350)], { from: 200, to: 300, width: 100 })).toEqual(['-3+103'])
  })
  it('are no more than the pixels, however many events there are', () => {
    const many = Array.from({ length: 10_000 }, (_, n) =>
      item(n / 10, n / 10, { failed: n % 7 === 0, quiet: n % 3 === 0 }),
    )
    const marks = marksOf(lane(...many), scale)
    expect(marks.length).toBeLessThan(scale.width)
    expect(marks.reduce((sum, { items }) => sum + items.length, 0)).toBe(many.length)
  })
  it('are found under the pointer, the nearest first, and from a few px away', () => {
    const items = [item(100), item(90, 200), item(110)]
    const at = (x: number): number[] => itemsAt(lane(...items), scale, x).map(({ from }) => from)
    expect(at(52)).toEqual([100, 90, 110])
    expect(at(90)).toEqual([90])
    expect(at(103)).toEqual([90])
    expect(at(120)).toEqual([])
  })
})
