import { persistedStore, recording } from '../core/timeline/build.fixture'
import type { RuleFixture } from './support/fixture'

const initial = { name: '', color: 'red' }
const saved = { name: 'Ada', color: 'red' }

/** A store on IndexedDB whose entry is removed at +5 ms, and whose hydration read it before. */
function cleared() {
  const built = recording()
  const page = built.tab().open()
  const entry = page.at(1).indexedDB('profile')
  const store = page.at(2).store('profile', initial, {})
  store.step('started')
  page.at(20)
  entry.read({ state: saved, version: 0 }, 2)
  store.apply(saved)
  page.at(21)
  entry.remove('method', { startedAt: 5 })
  return { built, page, entry, store }
}

/** A store on a slow storage over localStorage. */
function slow() {
  const built = recording()
  const page = built.tab().open()
  const stored = { state: saved, version: 0 }
  const entry = page.localStorage('profile').found(stored)
  const store = page.at(2).store('profile', initial, {})
  store.step('started')
  entry.read(stored)
  page.at(10)
  entry.remove()
  page.at(40)
  return { built, page, entry, store }
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'IndexedDB: the removal was asked for after the read, and known after the hydration',
      recording: () => cleared().built.build(),
      subject: 'profile',
      paths: ['name'],
      confidence: 'certain',
      says: ['IndexedDB was cleared at +5 ms', 'at +20 ms it applied', '`name` is back in memory'],
      consequence: 'The next change of the store saves what was cleared again: name',
    },
    {
      name: 'a slow storage over localStorage',
      recording: () => {
        const { built, store } = slow()
        store.apply(saved)
        return built.build()
      },
      subject: 'profile',
      paths: ['name'],
      says: ['cleared at +10 ms'],
    },
    {
      name: 'the hydration writes back what it applied',
      recording: () => {
        const { built, store, entry } = slow()
        store.apply(saved)
        entry.write({ state: saved, version: 0 }, 'hydrate')
        return built.build()
      },
      subject: 'profile',
      paths: ['name'],
      says: ['back in memory and in localStorage'],
      consequence: 'saved again: name',
    },
  ],
  silent: [
    {
      name: 'the clearing cancels the hydration (zustand ≥ 5.0.15)',
      recording: () => slow().built.build(),
    },
    {
      name: 'cleared after the hydration had finished, with memory',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const profile = persistedStore(page.at(2), { name: 'profile', initial, saved })
        page.at(900)
        profile.store.set(initial, 'reset')
        profile.entry.remove()
        return built.build()
      },
    },
    {
      name: 'the read came after the clearing and found nothing',
      recording: () => {
        const { built, store, entry } = slow()
        entry.read()
        store.apply()
        return built.build()
      },
    },
    {
      name: 'reset once it has hydrated',
      recording: () => {
        const { built, page, store } = slow()
        store.apply(saved)
        page.later(41)
        store.set(initial, 'reset')
        return built.build()
      },
    },
    {
      name: 'what was cleared said the same as the defaults',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const stored = { state: initial, version: 0 }
        const entry = page.localStorage('profile').found(stored)
        const store = page.at(2).store('profile', initial, {})
        store.step('started')
        entry.read(stored)
        page.at(10)
        entry.remove()
        page.at(40)
        store.apply(initial)
        return built.build()
      },
    },
  ],
}
