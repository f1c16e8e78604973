import { flagship, type PageBuilder, persistedStore, recording, writtenBy } from '../core/timeline/build.fixture'
import type { Encoded } from '../core/value/encoded'
import type { RuleFixture } from './support/fixture'

type State = { [key: string]: Encoded }

const defaults = { cart: [], theme: 'light', visits: 0 }
const saved = { cart: [{ id: 'sku-1', qty: 2 }], theme: 'dark', visits: 7 }

/** A store on IndexedDB, created at +2 ms, whose hydration has been started. */
function creating(page: PageBuilder, initial: State = defaults) {
  const entry = page.at(1).indexedDB('cart-store')
  const store = page.at(2).store('cart-store', initial, {})
  store.step('started')
  return { entry, store }
}

/** Early `set` at +3 ms; the read was asked for before the write, so it sees the saved value. */
function race(early: State, options: { stored?: State; writesBack?: boolean; initial?: State } = {}) {
  const { stored = saved, writesBack = false, initial = defaults } = options
  const built = recording()
  const page = built.tab().open()
  const { entry, store } = creating(page, initial)
  page.at(3)
  store.set(early, 'early')
  const written = store.state
  page.at(21)
  entry.read({ state: stored, version: 0 }, 2)
  store.apply(stored)
  const applied = store.state
  page.at(22)
  entry.write({ state: written, version: 0 }, 'early', { startedAt: 3 })
  page.at(25)
  if (writesBack) entry.write({ state: applied, version: 0 }, 'hydrate', { startedAt: 21 })
  return { built, page, store, entry }
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'redux-persist takes over what it read, whatever the version',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const { entry, store } = creating(page)
        page.at(3)
        store.set({ visits: 1 }, 'early')
        page.at(21)
        entry.read({ state: saved, version: -1 }, 2)
        store.apply(saved)
        return built.build()
      },
      subject: 'cart-store',
      paths: ['visits'],
    },
    {
      name: 'zustand ≥ 4.5.5 on IndexedDB: defaults over the saved entry, the saved value in memory',
      recording: flagship,
      subject: 'cart-store',
      paths: ['cart', 'theme'],
      confidence: 'certain',
      says: ['memory and IndexedDB disagree on `cart`, `theme`', 'at +3 ms', 'at +21 ms', 'did not write back'],
      consequence: 'Reloading now loses 2 fields: cart, theme.',
      rescue: 'what was saved before that write',
    },
    {
      name: 'the early edit itself is in storage and not in memory',
      recording: () => race({ theme: 'blue' }).built.build(),
      subject: 'cart-store',
      paths: ['cart', 'theme', 'visits'],
    },
    {
      name: 'zustand 4.5.4: the hydration writes back, the early edit is lost on both sides',
      recording: () => race({ visits: 1 }, { writesBack: true }).built.build(),
      subject: 'cart-store',
      paths: ['visits'],
      confidence: 'likely',
      says: ['`visits` set at +3 ms (early)', 'overwritten by the hydration at +21 ms'],
      consequence: 'lost on both sides: visits',
    },
    {
      name: 'a storage whose read sees the early write: both sides lose everything',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.localStorage('cart-store').found({ state: saved, version: 0 })
        const store = page.at(2).store('cart-store', defaults, {})
        page.at(5)
        store.set({ cart: [] }, 'reset')
        entry.write({ state: defaults, version: 0 }, 'reset')
        page.at(25)
        store.step('started')
        entry.read({ state: defaults, version: 0 })
        store.apply(defaults)
        return built.build()
      },
      subject: 'cart-store',
      paths: ['cart', 'theme', 'visits'],
      says: ['overwritten by defaults 20 ms before it was read', 'sku-1'],
      consequence: 'A reload brings back the defaults',
    },
    {
      name: 'a setter in the outer callback of onRehydrateStorage; the old value is known from the page before',
      recording: () => {
        const built = recording()
        const tab = built.tab()
        const before = creating(tab.open())
        before.entry.read({ state: saved, version: 0 }, 2)
        before.store.apply(saved)
        const page = tab.open(undefined, 'reload').at(1_000)
        const { entry, store } = creating(page)
        store.set({ visits: 1 }, 'onRehydrateStorage')
        page.at(1_030)
        entry.write({ state: store.state, version: 0 }, 'onRehydrateStorage', { startedAt: 1_003 })
        entry.read({ state: store.state, version: 0 }, 1_004)
        store.apply({ cart: [], theme: 'light', visits: 1 })
        return built.build()
      },
      subject: 'cart-store',
      paths: ['cart', 'theme'],
    },
    {
      name: 'a setter in that callback, before the store has its first state: it is all that is written',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.at(1).indexedDB('cart-store').found({ state: saved, version: 0 })
        const store = page.at(2).store('cart-store', { ...defaults, isReady: false }, {})
        store.step('started')
        const absent = ['cart', 'theme', 'visits'].map((key) => ({ op: 'remove' as const, path: [key] }))
        store.change(absent, 'setReady')
        page.later()
        store.set(defaults)
        page.at(9)
        entry.write({ state: { isReady: false }, version: 0 }, 'setReady', { startedAt: 3 })
        page.at(12)
        entry.read({ state: { isReady: false }, version: 0 }, 4)
        store.apply({ isReady: false })
        return built.build()
      },
      subject: 'cart-store',
      paths: ['cart', 'theme', 'visits'],
      says: ['overwritten by defaults', 'sku-1'],
    },
    {
      name: 'the page was left meanwhile',
      recording: () => {
        const { built, page } = race({ visits: 7 })
        page.at(500).leave()
        return built.build()
      },
      subject: 'cart-store',
      paths: ['cart', 'theme'],
      consequence: 'Leaving the page lost 2 fields: cart, theme.',
    },
    {
      name: 'the page was left before the hydration finished',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.indexedDB('cart-store').found({ state: saved, version: 0 })
        const store = page.at(2).store('cart-store', defaults, {})
        store.step('started')
        page.at(3)
        store.set({ visits: 1 }, 'early')
        entry.write({ state: store.state, version: 0 }, 'early', { startedAt: 3 })
        page.at(8).leave()
        return built.build()
      },
      subject: 'cart-store',
      paths: ['cart', 'theme'],
    },
  ],
  silent: [
    { name: 'the early change set what was saved', recording: () => race(saved).built.build() },
    {
      name: 'nothing was saved before',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const { entry, store } = creating(page)
        page.at(3)
        store.set({ visits: 1 }, 'early')
        page.at(20)
        entry.read(undefined, 2)
        store.apply()
        entry.write({ state: store.state, version: 0 }, 'early', { startedAt: 3 })
        return built.build()
      },
    },
    {
      name: 'only a field that is not persisted was changed, and the defaults were what was saved',
      recording: () => race({ visits: 0 }, { stored: defaults }).built.build(),
    },
    {
      name: 'a loading flag set early and reset by the hydration',
      recording: () =>
        race(
          { isLoading: true },
          { stored: { ...saved, isLoading: false }, initial: { ...defaults, isLoading: false }, writesBack: true },
        ).built.build(),
    },
    {
      name: 'the early write was mended by the next change',
      recording: () => {
        const { built, page, store, entry } = race({ visits: 7 })
        page.at(400)
        store.set({ visits: 8 }, 'visit')
        entry.write({ state: store.state, version: 0 }, 'visit', { startedAt: 400 })
        return built.build()
      },
    },
    {
      name: 'synchronous storage: hydrated before anybody can set',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const cart = persistedStore(page.at(2), { name: 'cart-store', initial: defaults, saved })
        page.at(3)
        cart.set({ visits: 8 }, 'visit')
        return built.build()
      },
    },
    {
      name: 'React Strict Mode restores twice',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.localStorage('cart-store').found({ state: saved, version: 0 })
        const store = page.at(2).store('cart-store', defaults, { skipHydration: true })
        for (const at of [5, 6]) {
          page.at(at)
          store.step('started')
          entry.read({ state: saved, version: 0 })
          store.apply(saved)
        }
        return built.build()
      },
    },
    {
      name: 'a flag set in the callback after hydration, before the library calls it finished',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const { entry, store } = creating(page)
        page.at(21)
        entry.read({ state: saved, version: 0 }, 2)
        store.step('read', { state: saved })
        store.set(saved, undefined, { hydration: 1 })
        store.set({ hasHydrated: true }, 'onRehydrateStorage')
        entry.write({ state: store.state, version: 0 }, 'onRehydrateStorage', { startedAt: 21 })
        store.step('applied')
        return built.build()
      },
    },
    {
      name: 'a rehydration on the storage event takes in what another tab wrote over this one',
      recording: () => {
        const built = recording()
        const first = built.tab().open().at(2)
        const here = persistedStore(first, { name: 'cart-store', initial: defaults, saved })
        const there = persistedStore(built.tab().open().at(500), { name: 'cart-store', initial: defaults, saved })
        first.at(1_000)
        here.set({ visits: 8 }, 'visit')
        there.page.at(2_000)
        there.set({ visits: 9 }, 'visit')
        first.at(2_001)
        here.entry.write(there.envelope, undefined, { seenBy: 'storage-event' })
        here.store.step('started')
        here.entry.read(there.envelope)
        here.store.apply({ ...saved, visits: 9 })
        return built.build()
      },
    },
    {
      name: 'what had been saved was not recorded in full',
      recording: () =>
        race(
          { visits: 7 },
          { stored: { ...saved, cart: { $: 'truncated', of: 'array', size: 900 }, theme: 'light' } },
        ).built.build(),
    },
    {
      name: 'a user clears the cart after hydration',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const { entry, store } = creating(page)
        page.at(20)
        entry.read({ state: saved, version: 0 }, 2)
        store.apply(saved)
        page.at(2_000)
        store.set({ cart: [] }, writtenBy('clear'))
        entry.write({ state: store.state, version: 0 }, 'clear', { startedAt: 2_000 })
        return built.build()
      },
    },
  ],
}
