import { type PageBuilder, persistedStore, recording, type StoreBuilder } from '../core/timeline/build.fixture'
import type { Encoded } from '../core/value/encoded'
import type { RuleFixture } from './support/fixture'

type State = { [key: string]: Encoded }

const initial = { color: 'red', size: 1 }
const old = { color: 'green', size: 1 }
const newer = { color: 'blue', size: 1 }

/** A store that has hydrated, and at +1 s begins to hydrate again out of a slow storage. */
function rehydrating() {
  const built = recording()
  const page = built.tab().open()
  const { store, entry } = persistedStore(page.at(2), { name: 'profile', initial, saved: old })
  page.at(1_000)
  store.step('started')
  return { built, page, store, entry }
}

/** The end of a hydration by its number: several may be under way at once. */
function finish(page: PageBuilder, store: StoreBuilder, hydration: number, read: State) {
  const told = { type: 'persist-hydration', source: store.id, hydration } as const
  page.add({ ...told, step: 'read', state: read })
  store.set(read, undefined, { hydration })
  page.add({ ...told, step: 'applied' })
}

/** Two at once: #2 has read `old`; then comes a write of `written`, and #3, which is faster. */
function twoAtOnce(written: State) {
  const { built, page, store, entry } = rehydrating()
  page.at(1_010)
  entry.write({ state: written, version: 0 }, 'sync')
  store.step('started')
  page.at(1_015)
  finish(page, store, 3, written)
  page.at(1_090)
  return { built, page, store, entry }
}

/** The first hydration, out of a slow storage, and a write that comes before it is applied. */
function overtakenByWrite(write: (page: PageBuilder, entry: ReturnType<PageBuilder['localStorage']>) => void) {
  const built = recording()
  const page = built.tab().open()
  const entry = page.localStorage('profile').found({ state: old, version: 0 })
  const store = page.at(2).store('profile', initial, {})
  store.step('started')
  entry.read({ state: old, version: 0 })
  page.at(20)
  write(page, entry)
  page.at(100)
  store.apply(old)
  return { built, page, entry, store }
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'of two hydrations the older, slower one wins (zustand < 5.0.10)',
      recording: () => {
        const { built, page, store } = twoAtOnce(newer)
        finish(page, store, 2, old)
        return built.build()
      },
      subject: 'profile',
      paths: ['color'],
      confidence: 'certain',
      says: ['hydration #2 finished', 'after hydration #3', 'overwrote it', '`color`'],
      consequence: 'Memory shows older values than localStorage',
    },
    {
      name: 'the slower one writes back: the newer value is gone on both sides',
      recording: () => {
        const { built, page, store, entry } = twoAtOnce(newer)
        finish(page, store, 2, old)
        entry.write({ state: old, version: 0 }, 'hydrate')
        return built.build()
      },
      subject: 'profile',
      paths: ['color'],
      consequence: 'gone from memory and localStorage',
      rescue: 'the newer state as it was saved',
    },
    {
      name: 'another tab wrote while the first hydration was under way',
      recording: () => {
        const write = (_: PageBuilder, entry: ReturnType<PageBuilder['localStorage']>) =>
          void entry.write({ state: newer, version: 0 }, undefined, { seenBy: 'storage-event' })
        return overtakenByWrite(write).built.build()
      },
      subject: 'profile',
      paths: ['color'],
      says: ['a write (another tab) came at +20 ms'],
    },
    {
      name: 'a change while the store hydrates again',
      recording: () => {
        const { built, page, store, entry } = rehydrating()
        page.at(1_010)
        store.set({ color: 'blue' }, 'paint')
        entry.write({ state: store.state, version: 0 }, 'paint')
        page.at(1_060)
        store.apply(old)
        return built.build()
      },
      subject: 'profile',
      paths: ['color'],
      says: ['a write (paint) came'],
    },
    {
      name: 'the page was left right after',
      recording: () => {
        const { built, page, store } = twoAtOnce(newer)
        finish(page, store, 2, old)
        page.at(1_100).leave()
        return built.build(50)
      },
      subject: 'profile',
      paths: ['color'],
    },
  ],
  silent: [
    {
      name: 'the app itself takes the newer state in again',
      recording: () => {
        const { built, page, store } = twoAtOnce(newer)
        finish(page, store, 2, old)
        page.at(1_200)
        store.set(newer, 'takeIn')
        return built.build()
      },
    },
    {
      name: 'both read the same',
      recording: () => {
        const { built, page, store } = twoAtOnce(old)
        finish(page, store, 2, old)
        return built.build()
      },
    },
    {
      name: 'the overtaken one is dropped (zustand ≥ 5.0.10)',
      recording: () => twoAtOnce(newer).built.build(),
    },
    {
      name: 'they finish in the order in which they began',
      recording: () => {
        const { built, page, store, entry } = rehydrating()
        page.at(1_010)
        entry.write({ state: newer, version: 0 }, 'sync')
        store.step('started')
        page.at(1_020)
        finish(page, store, 2, old)
        page.at(1_040)
        finish(page, store, 3, newer)
        return built.build()
      },
    },
    {
      name: 'a hydration on the storage event mends it',
      recording: () => {
        const write = (_: PageBuilder, entry: ReturnType<PageBuilder['localStorage']>) =>
          void entry.write({ state: newer, version: 0 }, undefined, { seenBy: 'storage-event' })
        const { built, page, store } = overtakenByWrite(write)
        page.at(150)
        store.step('started')
        store.apply(newer)
        return built.build()
      },
    },
    {
      name: 'the change set what the hydration brings',
      recording: () => {
        const { built, page, store, entry } = rehydrating()
        page.at(1_010)
        store.set({ color: 'green' }, 'paint')
        entry.write({ state: store.state, version: 0 }, 'paint')
        page.at(1_060)
        store.apply(old)
        return built.build()
      },
    },
    {
      name: 'just now: something may still take the newer value in',
      recording: () => {
        const { built, page, store } = twoAtOnce(newer)
        finish(page, store, 2, old)
        return built.build(100)
      },
    },
  ],
}
