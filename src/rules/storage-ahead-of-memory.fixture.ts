import { persistedStore, recording, writtenBy } from '../core/timeline/build.fixture'
import type { RuleFixture } from './support/fixture'

const lamp = { id: 'sku-1', qty: 1 }
const saved = { items: [lamp], total: 19.9, note: '' }
const envelope = (state: { items: (typeof lamp)[]; total: number; note: string }) => ({ state, version: 0 })
const synced = { items: [lamp, { id: 'sku-7', qty: 2 }], total: 59.9, note: '' }

function cart(initial: { [key: string]: string | number | (typeof lamp)[] } = { items: [], total: 0, note: '' }) {
  const built = recording()
  const tab = built.tab()
  const page = tab.open().at(5)
  const { store, entry } = persistedStore(page, { name: 'cart', initial, saved })
  return { built, tab, page, store, entry }
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a sync of the app writes the entry, and nobody tells the store',
      recording: () => {
        const { built, page, entry } = cart()
        page.at(2_000)
        entry.write(envelope(synced), writtenBy('pullFromServer', 'sync.ts:12'))
        return built.build()
      },
      subject: 'cart',
      paths: ['items["sku-7"]', 'total'],
      confidence: 'certain',
      says: [
        'localStorage `cart` is ahead of memory since 12:03:02',
        '`items["sku-7"]`, `total`',
        'pullFromServer wrote',
      ],
      consequence: 'the next change of the store writes it over what is newer',
    },
    {
      name: 'after changes of its own, each of which was saved',
      recording: () => {
        const { built, page, entry, store } = cart()
        page.at(1_000)
        store.set({ note: 'Gift' }, 'annotate')
        entry.write(envelope({ ...saved, note: 'Gift' }), 'annotate')
        page.at(4_000)
        entry.write(envelope({ ...saved, note: 'Gift', total: 25 }), 'reprice')
        return built.build()
      },
      subject: 'cart',
      paths: ['total'],
    },
    {
      name: 'something wrote it in a way that could not be watched',
      recording: () => {
        const { built, page, entry } = cart()
        page.at(3_000)
        entry.write(envelope({ ...saved, total: 25 }), undefined, { seenBy: 'sweep' })
        return built.build()
      },
      subject: 'cart',
      paths: ['total'],
      says: ['unobserved writer wrote it past the store'],
    },
    {
      name: 'what it removed',
      recording: () => {
        const { built, page, entry } = cart()
        page.at(2_000)
        entry.write(envelope({ ...saved, items: [] }), 'emptyCart')
        return built.build()
      },
      subject: 'cart',
      paths: ['items["sku-1"]'],
      says: ['emptyCart wrote it past the store'],
    },
    {
      name: 'the whole entry removed, as by a sign-out that leaves the store as it was',
      recording: () => {
        const { built, page, entry } = cart()
        page.at(2_000)
        entry.remove('method')
        return built.build()
      },
      subject: 'cart',
      paths: ['items', 'total'],
      severity: 'info',
      says: ['removed localStorage `cart` at 12:03:02', 'memory still holds', '`items`, `total`'],
      consequence: 'writes it back',
    },
  ],
  silent: [
    {
      name: 'the store takes it in',
      recording: () => {
        const { built, page, entry, store } = cart()
        page.at(2_000)
        entry.write(envelope(synced), 'pullFromServer')
        store.step('started')
        entry.read(envelope(synced))
        store.apply(synced)
        return built.build()
      },
    },
    {
      name: 'what partialize leaves out, and what is pending: neither is in storage yet',
      recording: () => {
        const built = recording()
        const page = built.tab().open().at(5)
        const initial = { items: [], total: 0, note: '' }
        const own = persistedStore(page, {
          name: 'cart',
          initial,
          saved: { items: [lamp], total: 19.9 },
          omits: ['note'],
        })
        page.at(2_000)
        own.store.set({ note: 'Gift', total: 25 }, 'edit')
        return built.build(400)
      },
    },
    {
      name: 'not settled yet',
      recording: () => {
        const { built, page, entry } = cart()
        page.at(2_000)
        entry.write(envelope(synced), 'pullFromServer')
        return built.build(400)
      },
    },
    {
      name: 'another tab wrote it: told of the tabs, once this one is used',
      recording: () => {
        const { built, page } = cart()
        const other = built.tab().open().at(1_000)
        const initial = { items: [], total: 0, note: '' }
        const theirs = persistedStore(other, { name: 'cart', initial, saved })
        other.at(2_000)
        theirs.set(synced, 'addItem')
        page.at(2_005)
        page.localStorage('cart').write(envelope(synced), undefined, { seenBy: 'storage-event' })
        other.at(2_010).leave()
        return built.build()
      },
    },
    {
      name: 'cleared after the store was put back to its beginning',
      recording: () => {
        const { built, page, entry, store } = cart()
        page.at(2_000)
        store.set({ items: [], total: 0, note: '' }, 'signOut')
        entry.write(envelope({ items: [], total: 0, note: '' }), 'signOut')
        entry.remove('method')
        return built.build()
      },
    },
    {
      name: 'the store saves something else than it holds, by its own design',
      clears: "the store's own writer put it there",
      recording: () => {
        const { built, page, entry, store } = cart()
        page.at(2_000)
        store.set({ note: 'Gift' }, 'annotate')
        entry.write(envelope({ ...saved, note: 'Gift', total: 20 }), 'annotate')
        return built.build()
      },
    },
    {
      name: 'equal after serialization',
      recording: () => {
        const built = recording()
        const page = built.tab().open().at(5)
        const state = { at: { $: 'Date', v: Date.UTC(2026, 2, 14) } }
        const entry = page.localStorage('visit').found({ state: { at: '2026-03-13T00:00:00.000Z' }, version: 0 })
        page.store('visit', state, { name: 'visit' })
        page.at(2_000)
        entry.write({ state: { at: '2026-03-14T00:00:00.000Z' }, version: 0 }, 'note')
        return built.build()
      },
    },
  ],
}
