import { recording, writtenBy } from './builder.fixture'
import type { Recording } from './recording'

export * from './builder.fixture'
export * from './persisted.fixture'

const saved = {
  cart: [
    { id: 'sku-1', name: 'Desk lamp', qty: 1 },
    { id: 'sku-7', name: 'Storm lamp', qty: 2 },
  ],
  theme: 'dark',
  ready: true,
}

/** zustand ≥ 4.5.5 on IndexedDB: a `set` before the hydration finished wrote the defaults over the saved cart. */
export function flagship(): Recording {
  const built = recording()
  const page = built.tab().open()
  const entry = page.at(1).indexedDB('cart-store')
  const store = page.at(2).store('cart-store', { cart: [], theme: 'light', ready: false }, {})
  store.step('started')
  page.at(3)
  store.set({ ready: true }, writtenBy('markReady', 'cart.ts:41'))
  page.at(21)
  entry.read({ state: saved, version: 0 }, 2)
  store.apply(saved)
  page.at(22)
  const defaults = { cart: [], theme: 'light', ready: true }
  entry.write({ state: defaults, version: 0 }, writtenBy('markReady', 'cart.ts:41'), { startedAt: 3 })
  return built.build()
}

/** A cart whose save failed and whose last write was refused; `GET /api/cart` is behind as well. */
export function refusedCart(): Recording {
  const built = recording()
  const page = built.tab().open()
  const lamp = { id: 'sku-1', name: 'Desk lamp', qty: 1 }
  const first = { items: [lamp], total: 19.9, coupon: 'SPRING' }
  const entry = page.localStorage('cart-storage').found({ state: first, version: 1 })
  const persist = { name: 'cart-storage', version: 1, omits: [['isOpen']] }
  const store = page.at(5).store('cart', { items: [], total: 0, coupon: '', isOpen: false }, persist)
  store.step('started')
  entry.read({ state: first, version: 1 })
  store.apply(first)
  page.at(20)
  const load = page.request('GET', '/api/cart')
  page.at(80)
  load.answers(200, { ...first, coupon: 'SUMMER' })
  page.at(11_204)
  store.set(
    { items: [lamp, { id: 'sku-7', name: 'Storm lamp', qty: 2 }], total: 59.9 },
    writtenBy('addItem', 'cart.ts:41'),
  )
  entry.fail({ state: store.state, version: 1 })
  const save = page.at(11_210).request('POST', '/api/cart', { items: store.state.items ?? null, total: 59.9 })
  page.at(11_390)
  save.answers(500)
  page.at(11_400)
  store.set({ isOpen: true }, writtenBy('open', 'cart.ts:60'))
  return built.build()
}

/** A persisted to-do list, loaded from the server, changed, saved: memory, localStorage and server agree. */
export function healthyTodos(): Recording {
  const built = recording()
  const page = built.tab().open()
  const entry = page.localStorage('todos').found({ state: { todos: [] }, version: 0 })
  const store = page.at(5).store('todos', { todos: [] }, {})
  store.step('started')
  entry.read({ state: { todos: [] }, version: 0 })
  store.apply({ todos: [] })
  const first = { id: 1, title: 'Buy milk', done: false }
  const load = page.at(10).request('GET', '/api/todos')
  page.at(60)
  load.answers(200, [first])
  store.set({ todos: [first] }, writtenBy('load'), { origins: [load.origin(['todos'])] })
  entry.write({ state: { todos: [first] }, version: 0 })
  const second = { id: 2, title: 'Walk the dog', done: false }
  page.at(2_000)
  store.set({ todos: [first, second] }, writtenBy('add'))
  entry.write({ state: { todos: [first, second] }, version: 0 })
  const save = page.request('POST', '/api/todos', second)
  page.at(2_050)
  save.answers(201, second)
  return built.build()
}
