import { describe, expect, it } from 'vitest'
import { PagedScroll } from './paged-scroll'

const HEIGHT = 20_000_000
const VIEW = 700

/** A list of 20 million pixels, and its element of 4 million. */
function long(): PagedScroll {
  const scroll = new PagedScroll()
  scroll.resize(HEIGHT, VIEW)
  return scroll
}

describe('a list that is taller than an element may be', () => {
  it('ends where the element ends', () => {
    const scroll = long()
    expect(scroll.height).toBe(4_000_000)
    scroll.scrolled(4_000_000 - VIEW)
    expect(scroll.top).toBe(HEIGHT - VIEW)
    scroll.scrolled(0)
    expect(scroll.top).toBe(0)
  })
  it('moves by what was scrolled, and jumps to the same share', () => {
    const scroll = long()
    scroll.scrolled(2_000_000)
    expect(scroll.top / HEIGHT).toBeCloseTo(0.5, 3)
    const { top } = scroll
    scroll.scrolled(2_000_100)
    expect(scroll.top).toBe(top + 100)
    scroll.scrolled(1_999_900)
    expect(scroll.top).toBe(top - 100)
  })
  it('puts the native position right without moving', () => {
    const scroll = long()
    scroll.scrolled(2_000_000)
    for (let by = 1; by <= 400; by += 1) scroll.scrolled(2_000_000 + by * 500)
    const { top } = scroll
    const native = scroll.settled()
    expect(native).toBeLessThan(2_100_000)
    scroll.native = native
    scroll.scrolled(native)
    expect(scroll.top).toBe(top)
  })
  it('goes to any row and back', () => {
    const scroll = long()
    for (const top of [0, 20, 9_999_980, HEIGHT - VIEW]) {
      scroll.native = scroll.goTo(top)
      expect(scroll.top).toBe(top)
    }
    scroll.goTo(HEIGHT)
    expect(scroll.top).toBe(HEIGHT - VIEW)
  })
  it('stays within a list that became shorter', () => {
    const scroll = long()
    scroll.native = scroll.goTo(HEIGHT)
    scroll.resize(1_000, VIEW)
    expect([scroll.top, scroll.height, scroll.settled()]).toEqual([300, 1_000, 300])
  })
})

it('is the native position in a list of common height', () => {
  const scroll = new PagedScroll()
  scroll.resize(10_000, VIEW)
  scroll.scrolled(1_234.5)
  expect([scroll.top, scroll.settled()]).toEqual([1_234.5, 1_234.5])
})
