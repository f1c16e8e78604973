import { expect, it } from 'vitest'
import { refusedCart, healthyTodos } from '../../../core/timeline/build.fixture'
import { diagnoseAll } from '../../diagnose-all'
import { matchingOptions, optionsOf } from './options'

const cart = diagnoseAll(refusedCart(), { utc: true })

it('every source is offered once, with the moments at which it changed, the last first', () => {
  const options = optionsOf(cart).map(({ label, moments }) => [label, ...moments.map(({ what }) => what)])
  expect(options).toMatchInlineSnapshot(`
    [
      [
        "cart-storage memory",
        "open set isOpen",
        "addItem set items, total",
        "set by hydration #1",
        "created",
      ],
      [
        "cart-storage localStorage cart-storage",
        "found at load",
      ],
      [
        "cart-storage server GET /api/cart",
        "answer read",
      ],
    ]
  `)
})

it('what was typed finds them by subject, kind and key', () => {
  const labels = (text: string): string[] => matchingOptions(optionsOf(cart), text).map(({ label }) => label)
  expect(labels('local')).toEqual(['cart-storage localStorage cart-storage'])
  expect(labels('cart server')).toEqual(['cart-storage server GET /api/cart'])
  expect(labels('nothing')).toEqual([])
  expect(labels(' ')).toHaveLength(3)
  expect(optionsOf(diagnoseAll(healthyTodos(), { utc: true })).every(({ tab }) => tab === '')).toBe(true)
})
