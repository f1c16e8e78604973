import { expect, it } from 'vitest'
import { recording, refusedCart } from '../../../core/timeline/build.fixture'
import { countEvents, sizeOf } from './size'

it('a recording is measured whole where it is small, and by a sample of its events where it is large', () => {
  const small = refusedCart()
  const text = small.documents.flatMap(({ events }) => events.map((event) => JSON.stringify(event))).join('')
  expect(sizeOf(small)).toBe(text.length)

  const built = recording()
  const entry = built.tab().open().localStorage('draft')
  for (let i = 1000; i < 2000; i++) entry.write({ text: `typed ${i}` })
  const large = built.build()
  const whole = large.documents.flatMap(({ events }) => events.map((event) => JSON.stringify(event))).join('').length
  expect(countEvents(large)).toBe(1_001)
  expect(Math.abs(sizeOf(large) - whole) / whole).toBeLessThan(0.05)
})

it('an empty one holds nothing', () => {
  expect(sizeOf({ tabs: [], documents: [], now: 0 })).toBe(0)
})
