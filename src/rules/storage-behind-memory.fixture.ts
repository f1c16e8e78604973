import { persistedStore, recording } from '../core/timeline/build.fixture'
import type { Encoded } from '../core/value/encoded'
import type { RuleFixture } from './support/fixture'
import { closed, debounced } from './support/left.fixture'
import { storedOtherwise } from './support/stored-otherwise.fixture'

const initial = { items: [], total: 0 }
const lamp = { id: 'sku-1', name: 'Desk lamp' }
const saved = { items: [lamp], total: 19.9 }
const added = { items: [lamp, { id: 'sku-7', name: 'Storm lamp' }], total: 59.9 }

function opened() {
  const built = recording()
  return { built, page: built.tab().open().at(2) }
}

function cart(omits: string[] = []) {
  const { built, page } = opened()
  return { built, page, cart: persistedStore(page, { name: 'cart', initial, saved, omits }) }
}

/** A store whose entry gets these contents for its two changes. */
function writing(...contents: [Encoded, Encoded]) {
  const { built, page } = opened()
  const entry = page.localStorage('cart').found()
  const store = page.at(2).store('cart', initial, {})
  for (const [index, content] of contents.entries()) {
    page.at(1_000 * (index + 1))
    store.set({ ...added, total: 80 + index }, 'addItem')
    entry.write(content, 'addItem')
  }
  return built.build()
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a change that nothing wrote',
      recording: () => {
        const { built, page, cart: store } = cart()
        page.at(1_000)
        store.store.set(added, 'addItem')
        return built.build()
      },
      subject: 'cart',
      paths: ['items["sku-7"]', 'total'],
      confidence: 'certain',
      says: ['localStorage is behind memory since 12:03:01', '`items["sku-7"]`, `total`', 'addItem'],
      consequence: 'Reloading loses 2 changes',
    },
    {
      name: 'a log-out that nothing wrote: the entry still has what it took away',
      recording: () => {
        const { built, page, cart: store } = cart()
        page.at(1_000)
        store.store.set(initial, 'logOut')
        return built.build()
      },
      subject: 'cart',
      paths: ['items["sku-1"]', 'total'],
      says: ['logOut reset them, and nothing has written that since'],
      consequence: 'Reloading brings back what was reset: items["sku-1"], total',
    },
    {
      name: 'a write that was refused',
      recording: () => {
        const { built, page, cart: store } = cart()
        page.at(1_000)
        store.store.set({ total: 59.9 }, 'addItem')
        store.entry.fail(store.envelope, 'UnknownError')
        return built.build()
      },
      subject: 'cart',
      paths: ['total'],
      says: ['refused (UnknownError)'],
    },
    {
      name: 'a debounced writer that never wrote, long after its usual delay',
      recording: () => {
        const { built, type } = debounced(2_000)
        type(40_000, 'Once upon a time there was', false)
        return built.build(10_000)
      },
      subject: 'draft',
      paths: ['text'],
    },
    {
      name: 'a debounced writer whose page was left',
      recording: () => {
        const { built, page, type } = debounced(2_000)
        type(40_000, 'Once upon a time there was', false)
        page.at(40_500).leave()
        return built.build(100)
      },
      subject: 'draft',
      paths: ['text'],
      says: ['the page was left 500 ms later'],
      consequence: 'Leaving the page lost 1 change: text',
    },
    {
      name: 'what the page notes of its own leaving',
      recording: closed,
      subject: 'note',
      paths: ['folder'],
      severity: 'info',
    },
    {
      name: 'unsaved changes that the state itself marks',
      recording: () => {
        const { built, page } = opened()
        page.localStorage('draft').found({ text: 'Once upon', title: 'A tale' })
        const store = page.at(2).store('draft', { text: 'Once upon', title: 'A tale', isDirty: false })
        page.at(1_000)
        store.set({ text: 'Once upon a time', isDirty: true }, 'type')
        return built.build()
      },
      subject: 'draft',
      paths: ['text'],
      severity: 'info',
      says: ['The state says so itself (`isDirty`)'],
    },
  ],
  silent: [
    ...storedOtherwise,
    {
      name: 'a log-out that clears the entry and then the store: the server alone has the rows',
      recording: () => {
        const { built, page, cart: store } = cart()
        page.at(10)
        page.request('GET', '/api/cart').answers(200, { items: [lamp], total: 19.9 })
        page.at(2_000)
        store.entry.remove()
        store.store.set({ items: [], total: 0 }, 'logOut')
        store.entry.write({ state: initial, version: 0 }, 'logOut')
        return built.build()
      },
    },
    {
      name: 'a storage that packs or encrypts what it writes',
      recording: () =>
        writing('eyJzdGF0ZSI6eyJpdGVtcyI6W10sInRvdGFsIjowfX0=', 'eyJzdGF0ZSI6eyJpdGVtcyI6W10sInRvdGFsIjo4MH19'),
    },
    {
      name: 'a list where the state has members, by the store’s own partialize and merge',
      recording: () => writing({ state: added.items, version: 0 }, { state: [...added.items], version: 0 }),
    },
    {
      name: 'a storage that rounds what it writes, in the millisecond of the change',
      recording: () => {
        const { built, page, cart: store } = cart()
        page.at(1_000)
        store.store.set({ total: 59.699999999999996 }, 'addItem')
        store.entry.write({ state: { ...saved, total: 59.7 }, version: 0 }, 'addItem')
        return built.build()
      },
    },
    {
      name: 'a store that goes on under another name (a key per user)',
      recording: () => {
        const { built, page, cart: store } = cart()
        page.at(500)
        store.set({ total: 39.8 }, 'addItem')
        const own = page.localStorage('cart-u1')
        page.describe({
          id: store.store.id,
          kind: 'memory',
          label: 'cart',
          library: 'zustand',
          persist: { name: 'cart-u1', version: 0, hasMigrate: false, omits: [] },
        })
        page.at(1_000)
        store.store.set(added, 'addItem')
        own.write(store.envelope, 'addItem')
        return built.build()
      },
    },
    {
      name: 'persist writes in the same run',
      recording: () => {
        const { built, page, cart: store } = cart()
        page.at(1_000)
        store.set(added, 'addItem')
        return built.build()
      },
    },
    {
      name: 'a debounced writer inside its window',
      recording: () => {
        const { built, type } = debounced(2_000)
        type(40_000, 'Once upon a time there was', false)
        return built.build(3_500)
      },
    },
    {
      name: 'a field that partialize leaves out',
      recording: () => {
        const { built, page, cart: store } = cart(['total'])
        page.at(1_000)
        store.set({ total: 99 }, 'addItem')
        return built.build()
      },
    },
    {
      name: 'a field that storage never held',
      recording: () => {
        const { built, page } = opened()
        const entry = page.localStorage('draft').found({ text: 'Once upon', title: 'A tale' })
        const store = page.at(2).store('draft', { text: 'Once upon', title: 'A tale', cursor: 0 })
        page.at(1_000)
        store.set({ text: 'Once upon a time' }, 'type')
        entry.write({ text: 'Once upon a time', title: 'A tale' }, 'save')
        page.at(2_000)
        store.set({ cursor: 12 }, 'move')
        return built.build()
      },
    },
    {
      name: 'a Date in memory, its ISO text in storage (a reviver)',
      recording: () => {
        const { built, page } = opened()
        const text = '2026-03-14T12:00:00.000Z'
        const entry = page.localStorage('visit').found({ state: { last: text, count: 1 }, version: 0 })
        const store = page.at(2).store('visit', { last: null, count: 0 }, {})
        store.step('started')
        entry.read({ state: { last: text, count: 1 }, version: 0 })
        store.apply({ last: { $: 'Date', v: Date.parse(text) }, count: 1 })
        page.at(1_000)
        store.set({ last: { $: 'Date', v: Date.parse(text) + 60_000 }, count: 2 }, 'visit')
        entry.write({ state: { last: '2026-03-14T12:01:00.000Z', count: 2 }, version: 0 }, 'visit')
        return built.build()
      },
    },
    {
      name: 'another order of keys',
      recording: () => {
        const { built, page } = opened()
        const entry = page
          .localStorage('cart')
          .found('{"version":0,"state":{"total":19.9,"items":[{"name":"Desk lamp","id":"sku-1"}]}}')
        const store = page.at(2).store('cart', initial, {})
        store.step('started')
        entry.read('{"version":0,"state":{"total":19.9,"items":[{"name":"Desk lamp","id":"sku-1"}]}}')
        store.apply(saved)
        return built.build()
      },
    },
    {
      name: 'the first visit: defaults in memory, nothing in storage',
      recording: () => {
        const built = recording()
        persistedStore(built.tab().open().at(2), { name: 'cart', initial })
        return built.build()
      },
    },
    {
      name: 'a hydration that normalises what it read',
      recording: () => {
        const { built, page } = opened()
        const stored = { state: { ...saved, total: -1 }, version: 0 }
        const entry = page.localStorage('cart').found(stored)
        const store = page.at(2).store('cart', initial, {})
        store.step('started')
        entry.read(stored)
        store.step('read', { state: stored.state })
        store.set({ ...saved }, undefined, { hydration: 1 })
        store.step('applied')
        return built.build()
      },
    },
    {
      name: 'another tab wrote, and this one takes it in',
      recording: () => {
        const built = recording()
        const first = built.tab().open().at(2)
        const here = persistedStore(first, { name: 'cart', initial, saved })
        const second = built.tab().open().at(500)
        const there = persistedStore(second, { name: 'cart', initial, saved })
        second.at(1_000)
        there.set(added, 'addItem')
        first.at(1_001)
        here.entry.write(there.envelope, undefined, { seenBy: 'storage-event' })
        here.store.step('started')
        here.entry.read(there.envelope)
        here.store.apply(added)
        return built.build()
      },
    },
    {
      name: 'a write swept up at page hide',
      recording: () => {
        const { built, page, cart: store } = cart()
        page.at(1_000)
        store.store.set(added, 'addItem')
        page.at(1_500).leave()
        store.entry.write(store.envelope, undefined, { seenBy: 'page-hide' })
        return built.build()
      },
    },
  ],
}
