import { persistedStore, recording } from '../core/timeline/build.fixture'
import type { RuleFixture } from './support/fixture'

const defaults = { cart: [], theme: 'light' }
const saved = { cart: [{ id: 'sku-1', qty: 2 }], theme: 'dark' }

/** A store on IndexedDB whose hydration was started at +2 ms. */
function started() {
  const built = recording()
  const tab = built.tab()
  const page = tab.open()
  const entry = page.at(1).indexedDB('cart-store')
  const store = page.at(2).store('cart-store', defaults, {})
  store.step('started')
  return { built, tab, page, entry, store }
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'storage never answers (an upgrade of the database is blocked by another tab)',
      recording: () => started().built.build(12_000),
      subject: 'cart-store',
      paths: [''],
      confidence: 'certain',
      says: ['hydration #1 was started at +2 ms and has not finished, 12 s later', 'IndexedDB has not answered'],
      consequence: 'waits for ever',
    },
    {
      name: 'storage answered, and nothing was made of it: what it held is not in memory',
      recording: () => {
        const { built, page, entry } = started()
        page.at(20)
        entry.read({ state: saved, version: 0 }, 2)
        return built.build(11_000)
      },
      subject: 'cart-store',
      paths: ['cart', 'theme'],
      says: ['IndexedDB answered at +20 ms, and nothing was made of it', 'defaults in `cart`, `theme`'],
      consequence: 'may write defaults over 2 saved fields: cart, theme',
    },
    {
      name: 'and the next change wrote the defaults over it',
      recording: () => {
        const { built, page, entry, store } = started()
        page.at(20)
        entry.read({ state: saved, version: 0 }, 2)
        page.at(4_000)
        store.set({ theme: 'blue' }, 'setTheme')
        entry.write({ state: store.state, version: 0 }, 'setTheme', { startedAt: 4_000 })
        return built.build(11_000)
      },
      subject: 'cart-store',
      paths: ['cart', 'theme'],
      consequence: 'at +4 s (setTheme) defaults were written over 2 saved fields: cart, theme',
      rescue: 'what had been saved',
    },
    {
      name: 'a migrate that never resolves',
      recording: () => {
        const { built, page, entry, store } = started()
        page.at(20)
        entry.read({ state: saved, version: 0 }, 2)
        store.step('read', { state: saved })
        return built.build(30_000)
      },
      subject: 'cart-store',
      paths: ['cart', 'theme'],
      says: ['what was read at +20 ms was never applied'],
    },
    {
      name: 'the page was left after it had waited for a minute',
      recording: () => {
        const { built, page } = started()
        page.at(60_000).leave()
        return built.build()
      },
      subject: 'cart-store',
      paths: [''],
      says: ['had not finished when the page was left, 60 s later'],
    },
  ],
  silent: [
    { name: 'it has not been under way for long', recording: () => started().built.build(9_000) },
    {
      name: 'skipHydration: the app has not started it yet',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        page.localStorage('settings').found({ state: { theme: 'light' }, version: 0 })
        page.at(2).store('settings', { theme: 'light' }, { skipHydration: true })
        return built.build(60_000)
      },
    },
    {
      name: 'it took long, and finished',
      recording: () => {
        const { built, page, entry, store } = started()
        page.at(14_000)
        entry.read({ state: saved, version: 0 }, 2)
        store.apply(saved)
        return built.build()
      },
    },
    {
      name: 'a later one overtook it, and finished: the library drops the first',
      recording: () => {
        const { built, page, entry, store } = started()
        page.at(5)
        store.step('started')
        page.at(20)
        entry.read({ state: saved, version: 0 }, 5)
        store.apply(saved)
        return built.build(30_000)
      },
    },
    {
      name: 'the page was left soon after',
      recording: () => {
        const { built, tab, page } = started()
        page.at(500).leave()
        const next = tab.open(undefined, 'reload').at(600)
        persistedStore(next, { name: 'other', initial: { a: 1 } })
        return built.build(60_000)
      },
    },
    {
      name: 'synchronous storage: hydrated while it is created',
      recording: () => {
        const built = recording()
        persistedStore(built.tab().open().at(2), { name: 'cart-store', initial: defaults, saved })
        return built.build(60_000)
      },
    },
  ],
}
