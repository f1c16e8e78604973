import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { diagnose } from '../diagnose'
import type { Diagnosis } from '../diagnosis'
import { clock } from '../timeline/clock'
import { recording, refusedCart, writtenBy } from '../timeline/build.fixture'
import type { Recording } from '../timeline/recording'
import { formatPath } from '../value/path'
import { comparePicks } from './compare-picks'
import { compared, judge, pick, rows, told } from './pick.fixture'
import type { Pick } from './pick'

/** A counter with steps of several writers, in two tabs. */
function counter(): Recording {
  const built = recording()
  const page = built.tab().open()
  const store = page.at(5).store('counter', { count: 0, by: 'nobody', done: false })
  page.at(1_000)
  store.set({ count: 1, by: 'ada' }, writtenBy('add'))
  page.at(2_000)
  store.set({ count: 2 }, writtenBy('add'))
  page.at(3_000)
  store.set({ count: 1 }, writtenBy('undo'))
  const other = built.at(3_500).tab().open()
  const theirs = other.at(3_600).store('counter', { count: 0, by: 'nobody', done: false })
  other.at(4_000)
  theirs.set({ count: 7 }, writtenBy('jump'))
  return built.build()
}

describe('two moments of a source', () => {
  const cart = judge(refusedCart())
  it('the earlier one is the ancestor: the later has moved, by whom is said', () => {
    expect(told(compared(pick(cart, 'memory @ answer read'), pick(cart, 'memory')))).toMatchInlineSnapshot(`
      [
        "cart-storage memory, 12:03:00 → now: items, total, isOpen changed by addItem and open (2 events).",
        "items["sku-7"]: memory ahead: absent | {id, name, qty}",
        "total: memory ahead: 19.9 | 59.9",
        "isOpen: memory ahead: false | true",
      ]
    `)
  })
  it('in whatever order they are picked', () => {
    const [now, then] = [pick(cart, 'memory'), pick(cart, 'memory @ answer read')]
    expect(compared(now, then).verdict).toEqual(compared(then, now).verdict)
  })
  it('of storage and of the server alike', () => {
    expect(told(compared(pick(cart, 'localStorage @ addItem'), pick(cart, 'localStorage')))).toMatchInlineSnapshot(`
      [
        "localStorage cart-storage, 12:03:11 → now: nothing changed in between.",
      ]
    `)
    const todos = recording()
    const page = todos.tab().open()
    for (const [at, list] of [
      [10, [1]],
      [1_000, [1, 2]],
    ] as const) {
      const load = page.at(at).request('GET', '/api/todos')
      page.at(at + 50)
      load.answers(
        200,
        list.map((id) => ({ id, title: `todo ${id}` })),
      )
    }
    const server = judge(todos.build())
    expect(told(compared(pick(server, 'server @ answer read'), pick(server, 'server')))).toMatchInlineSnapshot(`
      [
        "GET /api/todos, 12:03:00 → now: ["2"] changed by GET /api/todos (1 event).",
        "["2"]: server newer: absent | {id, title}",
      ]
    `)
  })
  it('what came back to what it was is equal, and said', () => {
    const steps = judge(counter())
    expect(told(compared(pick(steps, 'memory @ set count, by'), pick(steps, 'memory')))).toMatchInlineSnapshot(`
      [
        "counter memory, 12:03:01 → now: the same again after 2 events.",
      ]
    `)
  })
  it('three of them: the last is ahead', () => {
    const steps = judge(counter())
    const three = compared(
      pick(steps, 'memory @ created'),
      pick(steps, 'memory @ set count, by'),
      pick(steps, 'memory @ undo'),
    )
    expect(told(three)).toMatchInlineSnapshot(`
      [
        "counter memory, 12:03:00 → 12:03:01 → 12:03:03: count, by changed by add and undo (3 events).",
        "count: memory ahead: 0 | 1 | 1",
        "by: memory ahead: "nobody" | "ada" | "ada"",
      ]
    `)
  })
  it('before anything was read nothing is said of it', () => {
    expect(told(compared(pick(cart, 'memory @ opened'), pick(cart, 'memory')))).toMatchInlineSnapshot(`
      [
        "cart-storage memory, 12:03:00 → now: nothing had been read yet from cart-storage memory (12:03:00).",
      ]
    `)
  })
  it('a store of another page load has not moved: it is another one', () => {
    const built = recording()
    const tab = built.tab()
    const page = tab.open()
    page.at(5).store('draft', { text: '' }).set({ text: 'hello' }, writtenBy('type'))
    page.at(100).leave()
    tab.open('http://localhost:3000/', 'reload').at(110).store('draft', { text: '' })
    const reloaded = judge(built.build())
    expect(told(compared(pick(reloaded, 'memory @ type'), pick(reloaded, 'memory')))).toMatchInlineSnapshot(`
      [
        "draft memory, 12:03:00 → now: text differs; the page was loaded anew in between.",
        "text: differs: "hello" | """,
      ]
    `)
  })
})

describe('two sources', () => {
  const cart = judge(refusedCart())
  it('of one moment have the states of their subject', () => {
    const all = compared(pick(cart, 'memory'), pick(cart, 'localStorage'), pick(cart, 'GET /api/cart'))
    expect(rows(all)).toEqual(cart.subjects[0] && rows(cart.subjects[0]))
    expect(all.verdict.sentence).toMatchInlineSnapshot(
      `"cart-storage memory × localStorage cart-storage × GET /api/cart: items, total, coupon differ since 12:03:11; cart-storage memory moved by addItem."`,
    )
  })
  it('of different moments: who moved since they last agreed', () => {
    expect(told(compared(pick(cart, 'memory'), pick(cart, 'GET /api/cart @ answer read')))).toMatchInlineSnapshot(`
      [
        "cart-storage memory (now) × GET /api/cart (12:03:00): items, total, coupon differ since 12:03:11; cart-storage memory moved by addItem.",
        "items["sku-7"]: memory ahead: {id, name, qty} | absent",
        "total: memory ahead: 59.9 | 19.9",
        "coupon: differs: "SPRING" | "SUMMER"",
      ]
    `)
  })
  it('of two tabs', () => {
    const tabs = judge(counter())
    const [one, two] = tabs.subjects
      .filter(({ group }) => group === 'store')
      .map(({ columns: [own] }) => own?.source.id ?? '')
    expect(told(compared(pick(tabs, one ?? ''), pick(tabs, two ?? '')))).toMatchInlineSnapshot(`
      [
        "counter memory in tab 1 × counter memory in tab 2: count, by differ.",
        "count: differs: 1 | 7",
        "by: differs: "ada" | "nobody"",
      ]
    `)
  })
  it('stand at their places beside their store, and at the root beside strangers', () => {
    const built = recording()
    const page = built.tab().open()
    const store = page.at(5).store('shop', { todos: [] })
    const load = page.at(10).request('GET', '/api/todos')
    const todo = { id: 1, title: 'Buy milk' }
    page.at(60)
    load.answers(200, [todo])
    store.set({ todos: [todo] }, writtenBy('load'), { origins: [load.origin(['todos'])] })
    page.localStorage('saved').found([todo, { id: 2, title: 'Walk the dog' }])
    const shop = judge(built.build())
    const mounts = (...names: string[]): string[] =>
      compared(...names.map((name) => pick(shop, name))).columns.map(({ mount }) => formatPath(mount))
    expect(mounts('memory', 'GET /api/todos')).toEqual(['', 'todos'])
    expect(mounts('GET /api/todos')).toEqual([''])
    expect(mounts('GET /api/todos', 'localStorage')).toEqual(['', ''])
    expect(told(compared(pick(shop, 'GET /api/todos'), pick(shop, 'localStorage')))).toMatchInlineSnapshot(`
      [
        "GET /api/todos × localStorage saved: ["2"] differs.",
        "["2"]: differs: absent | {id, title}",
      ]
    `)
  })
})

it('a write that is under way is pending at its own moment alone', () => {
  const built = recording()
  const page = built.tab().open()
  const entry = page.localStorage('draft').found({ state: { text: '' }, version: 0 })
  const store = page.at(5).store('draft', { text: '' }, {})
  entry.read({ state: { text: '' }, version: 0 })
  page.at(1_000)
  store.set({ text: 'a' }, writtenBy('type'))
  entry.write({ state: { text: 'a' }, version: 0 })
  page.at(2_000)
  store.set({ text: 'ab' }, writtenBy('type'))
  const draft = judge(built.build(10))
  const [now, saved] = [pick(draft, 'memory'), pick(draft, 'localStorage')]
  expect(rows(compared(now, saved))).toEqual(['text: pending: "ab" | "a"'])
  expect(rows(compared(now, { ...saved, moment: draft.events.at(-2)?.seq }))).toEqual([
    'text: memory ahead: "ab" | "a"',
  ])
})

it('what was rendered is ahead of nothing', () => {
  const built = recording()
  const page = built.tab().open()
  const store = page.at(5).store('cart', { total: 1 })
  page.describe({ id: 'rendered:memory:cart', kind: 'rendered', label: 'cart' })
  const render = (value: number): void =>
    void page.add({
      type: 'rendered',
      source: 'rendered:memory:cart',
      value: [{ path: ['total'], value, component: 'Total' }],
    })
  page.at(100)
  render(7)
  page.at(1_000)
  store.set({ total: 2 }, writtenBy('add'))
  page.at(2_000)
  render(8)
  const cart = judge(built.build())
  const then = pick(cart, 'rendered @ add')
  expect(rows(compared(then, pick(cart, 'rendered')))).toMatchInlineSnapshot(`
    [
      "total: differs: 7 | 8",
    ]
  `)
  expect(rows(compared(pick(cart, 'memory'), pick(cart, 'rendered')))).toMatchInlineSnapshot(`
    [
      "total: rendered behind: 2 | 8",
    ]
  `)
})

it('blame and history are of each column’s own source and moment', () => {
  const steps = judge(counter())
  const subject = compared(pick(steps, 'memory @ created'), pick(steps, 'memory'))
  const by = subject
    .blame(['count'])
    .map(({ source, by: who }) => `${subject.columns.findIndex((column) => column.source.id === source)} ${who}`)
  expect(by).toMatchInlineSnapshot(`
    [
      "0 initial state",
      "1 undo",
    ]
  `)
  expect(subject.history(['count']).changes.map(({ by: who }) => who)).toMatchInlineSnapshot(`
    [
      "undo",
      "add",
      "add",
      "initial state",
    ]
  `)
})

it('what a person ignores in a subject is ignored among its picks', () => {
  const steps = judge(counter())
  const rule = { origin: 'http://localhost:3000', pattern: 'by' }
  const ignored = diagnose(counter(), { codecs, rules, ignores: [rule] })
  const divergent = (of: Diagnosis): number => compared(pick(of, 'memory @ created'), pick(of, 'memory')).divergent
  expect([divergent(steps), divergent(ignored)]).toEqual([2, 1])
})

it('what a recording does not have (any more) is left out', () => {
  const cart = judge(refusedCart())
  const gone: Pick = {
    id: 'gone',
    recording: { name: '', diagnosis: cart },
    subject: 'x',
    source: 'y',
    moment: undefined,
  }
  expect(comparePicks([gone], { clock: clock() })).toBeUndefined()
  expect(compared(gone, pick(cart, 'memory')).columns).toHaveLength(1)
})
