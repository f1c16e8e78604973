import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countWhile, lastWhile } from './bisect'

it('finds what going through a sorted list finds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (numbers, limit) => {
      const sorted = numbers.toSorted((a, b) => a - b)
      const isBelow = (each: number): boolean => each < limit
      expect(lastWhile(sorted, isBelow)).toBe(sorted.findLast(isBelow))
      expect(countWhile(sorted, isBelow)).toBe(sorted.filter(isBelow).length)
    }),
  )
})
