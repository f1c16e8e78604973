import { expect, test } from 'vitest'
import { decode } from './decode'
import { encode } from './encode'
import { refill, replaceAt } from './refill'

const add = (): void => undefined
class Money {
  constructor(readonly cents: number) {}
}
const price = new Money(250)
const present = { items: ['tea', 'coffee'], add, price, seen: new Map([['tea', add]]) }

const carried = (state: unknown, budget?: number): unknown => decode(encode(state, budget))

test('what no message can carry stays what it is, the rest is as it was sent', () => {
  const before = { ...present, items: ['tea'], when: new Date(5), tags: new Set(['a']) }
  const filled = refill(carried(before), present)
  expect(filled?.value).toEqual(before)
  expect(filled?.value).toHaveProperty('add', add)
  expect(filled?.value).toHaveProperty('price', price)
})

test.each([
  ['a function that is no longer there', { remove: add }, {}],
  ['one that is something else now', { add }, { add: 'x' }],
  ['in a list that has become shorter', { all: [add, add] }, { all: [add] }],
  ['in a Map', { all: new Map([['a', add]]) }, { all: new Map() }],
  ['in a Set', { all: new Set([add]) }, { all: new Set([add]) }],
])('%s cannot be put back', (_what, before, now) => expect(refill(carried(before), now)).toBeUndefined())

test('nor can what was cut off, or is its own part', () => {
  expect(refill(carried({ text: 'x'.repeat(5_000) }, 500), { text: '' })).toBeUndefined()
  const ring: { self?: unknown } = {}
  ring.self = ring
  expect(refill(ring, ring)).toBeUndefined()
})

test('a part is replaced, and what is beside it is shared', () => {
  const state = { cart: { items: [{ n: 1 }, { n: 2 }] }, by: new Map([['a', { n: 1 }]]), other: {} }
  const next = replaceAt(state, ['cart', 'items', 1, 'n'], 5)?.value
  expect(next).toEqual({ ...state, cart: { items: [{ n: 1 }, { n: 5 }] } })
  expect(next).toHaveProperty('other', state.other)
  expect(state.cart.items[1]).toEqual({ n: 2 })
  expect(replaceAt(state, ['by', 'a', 'n'], 5)?.value).toEqual({ ...state, by: new Map([['a', { n: 5 }]]) })
  expect(replaceAt(state, [], 5)).toEqual({ value: 5 })
  expect(replaceAt(state, ['cart', 'items', 'x', 'y'], 5)).toBeUndefined()
})
