import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { diagnose } from '../diagnose'
import type { Diagnosis } from '../diagnosis'
import { flagship, healthyTodos, recording, refusedCart, START } from '../timeline/build.fixture'
import { parsePath } from '../value/path'
import { type Looked, partingsOf } from './partings'

/** The stretches as `event 5–20 ms`, of the first subject. */
function told({ subjects, events }: Diagnosis, text = '', looked?: Looked): string[] {
  const [subject] = subjects
  if (!subject) throw new Error('no subject')
  const walk = partingsOf(subject, parsePath(text) ?? [], looked)
  let step = walk.next()
  while (!step.done) step = walk.next()
  return step.value.stretches.map(({ from, to, event }) => {
    const summary = events.find(({ id }) => id === event)?.summary
    return `${summary}: ${from - START}–${to === undefined ? '' : to - START}${step.value?.sampled ? ' (sampled)' : ''}`
  })
}
const judged = (made: Parameters<typeof diagnose>[0]): Diagnosis => diagnose(made, { codecs, rules })

/** A store that is always saved, but for the writes that are told to come late or never. */
function saved(times: number, skipped: readonly number[]) {
  const built = recording()
  const page = built.tab().open()
  const entry = page.localStorage('cart').found({ state: { n: 0, m: 0 }, version: 0 })
  const store = page.at(1).store('cart', { n: 0, m: 0 }, {})
  for (let n = 1; n <= times; n++) {
    page.at(n * 10_000)
    store.set(n % 2 ? { n } : { m: n })
    if (skipped.includes(n)) continue
    page.at(n * 10_000 + 200)
    entry.write({ state: store.state, version: 0 })
  }
  return built.build()
}

describe('the stretches in which a subject was apart', () => {
  it('are told of a cart whose save failed, and of its paths', () => {
    const cart = judged(refusedCart())
    expect(told(cart)).toMatchInlineSnapshot(`
      [
        "GET /api/cart: answer read: 80–",
      ]
    `)
    expect(told(cart, 'total')).toMatchInlineSnapshot(`
      [
        "cart: addItem set items, total: 11204–",
      ]
    `)
    expect(told(cart, 'coupon')).toMatchInlineSnapshot(`
      [
        "GET /api/cart: answer read: 80–",
      ]
    `)
    expect(told(cart, 'isOpen')).toEqual([])
  })
  it('are told of a write before the hydration', () => {
    expect(told(judged(flagship()))).toMatchInlineSnapshot(`
      [
        "cart-store: set by hydration #1: 21–",
      ]
    `)
  })
  it('of a store that begins otherwise than what is stored start with its creation, whatever the same millisecond brings', () => {
    const built = recording()
    const page = built.tab().open()
    page.localStorage('cart').found({ state: { theme: 'dusk', opened: 1 }, version: 0 })
    page.at(60).store('cart', { theme: 'daylight' }, {}).set({ opened: 2 })
    const untilThen = judged(built.build())
    page.at(5_000).store('other', {}, {})
    for (const each of [untilThen, judged(built.build())]) expect(told(each, 'theme')).toEqual(['cart: created: 60–'])
  })
  it('of a healthy app are none: an awaited write is no parting', () => {
    expect(told(judged(healthyTodos()))).toEqual([])
    expect(told(judged(saved(6, [])))).toEqual([])
  })
  it('end when the sources agree again, and begin anew', () => {
    const cart = judged(saved(8, [3, 7, 8]))
    expect(told(cart)).toMatchInlineSnapshot(`
      [
        "cart: set n: 30000–40000",
        "cart: set n: 70000–",
      ]
    `)
    expect(told(cart, 'n')).toMatchInlineSnapshot(`
      [
        "cart: set n: 30000–40000",
        "cart: set n: 70000–",
      ]
    `)
    expect(told(cart, 'm')).toMatchInlineSnapshot(`
      [
        "cart: set m: 80000–",
      ]
    `)
  })
  it('of a long history are found by samples', () => {
    const long = saved(
      1_000,
      [...Array(50).keys()].map((n) => n + 401),
    )
    expect(told(judged(long))).toMatchInlineSnapshot(`
      [
        "cart: set n: 4010000–4510000 (sampled)",
      ]
    `)
  })
  it('are looked for only in what is new of a recording that goes on', () => {
    const looked: Looked = new Map()
    told(judged(saved(50, [3])), '', looked)
    const before = looked.size
    expect(told(judged(saved(60, [3])), '', looked)).toEqual(told(judged(saved(60, [3]))))
    expect(looked.size - before).toBeLessThan(40)
  })
})
