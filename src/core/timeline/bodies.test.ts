import { describe, expect, it } from 'vitest'
import { withBodies } from './bodies'

const body = { items: [{ id: 1 }, { id: 2 }] }
const copy = (): typeof body => structuredClone(body)
const from = (path: (string | number)[], place: (string | number)[]) => [{ path, request: 'r1', from: place }]

describe('objects of an answer in a state', () => {
  it('are the very objects, wherever the state has them', () => {
    expect(withBodies(copy(), [], from([], []), () => body)).toBe(body)
    expect(withBodies({ cart: copy() }, [], from(['cart'], []), () => body)).toStrictEqual({ cart: body })
    expect((withBodies({ cart: copy() }, [], from(['cart'], []), () => body) as { cart: unknown }).cart).toBe(body)
    expect(withBodies(copy().items, ['list'], from(['list'], ['items']), () => body)).toBe(body.items)
  })

  it('stay their own where the state says otherwise by now, or nothing is known of the answer', () => {
    const changed = { items: [{ id: 1 }, { id: 3 }] }
    expect(withBodies(changed, [], from([], []), () => body)).toBe(changed)
    const whole = copy()
    expect(withBodies(whole, [], from([], []), () => undefined)).toBe(whole)
    expect(withBodies(whole, ['a'], from(['b'], []), () => body)).toBe(whole)
  })
})
