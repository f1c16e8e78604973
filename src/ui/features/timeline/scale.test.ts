import { describe, expect, it } from 'vitest'
import { panned, revealed, timeAt, within, xOf, zoomed } from './scale'

const bounds = { from: 1_000, to: 2_000 }
const scale = { from: 1_200, to: 1_400, width: 100 }

describe('the scale of the timeline', () => {
  it('leads from time to px and back', () => {
    expect([1_200, 1_300, 1_500].map((at) => xOf(scale, at))).toEqual([0, 50, 150])
    expect(timeAt(scale, 50)).toBe(1_300)
  })
  it('zooms around a moment, which stays where it is', () => {
    const closer = zoomed(scale, 1_250, 0.5, bounds)
    expect(closer).toEqual({ from: 1_225, to: 1_325 })
    expect(xOf({ ...closer, width: 100 }, 1_250)).toBe(xOf(scale, 1_250))
    expect(zoomed(closer, 1_250, 2, bounds)).toEqual({ from: 1_200, to: 1_400 })
  })
  it('never shows more than there is, nor less than can be told apart', () => {
    expect(zoomed(scale, 1_300, 100, bounds)).toEqual(bounds)
    expect(zoomed(scale, 1_300, 1e-9, bounds)).toEqual({ from: 1_298, to: 1_302 })
    expect(panned(scale, 5_000, bounds)).toEqual({ from: 1_800, to: 2_000 })
    expect(panned(scale, -5_000, bounds)).toEqual({ from: 1_000, to: 1_200 })
    expect(within({ from: 0, to: 9_000 }, bounds)).toEqual(bounds)
    expect(within({ from: 5, to: 5 }, { from: 5, to: 6 })).toEqual({ from: 5, to: 6 })
  })
  it('moves to a moment that is out of sight, and not otherwise', () => {
    expect(revealed(scale, 1_399, bounds)).toBe(scale)
    expect(revealed(scale, 1_700, bounds)).toEqual({ from: 1_600, to: 1_800 })
  })
})
