import { type PageBuilder, persistedStore, recording } from '../core/timeline/build.fixture'
import type { RuleFixture } from './support/fixture'

const initial = { name: '', color: 'red' }
const saved = { name: 'Ada', color: 'red' }

/** A store whose entry is read, and whose hydration then throws. */
function failing(page: PageBuilder) {
  const entry = page.localStorage('profile').found({ state: saved, version: 0 })
  const store = page.at(2).store('profile', initial, {})
  store.step('started')
  entry.read({ state: saved, version: 0 })
  store.step('read', { state: saved })
  store.failed('Error', 'cannot merge')
  return { entry, store }
}

/** A storage of its own that throws before it has read anything. */
function blocked(page: PageBuilder) {
  const entry = page.localStorage('profile').found({ state: saved, version: 0 })
  const store = page.at(2).store('profile', initial, {})
  store.step('started')
  page.at(8)
  store.failed('Error', 'offline')
  return { entry, store }
}

/** IndexedDB that answers at +150 ms, when the app has given up at +40 ms. */
function tooSlow(answer = saved) {
  const built = recording()
  const tab = built.tab()
  const before = tab.open()
  before.at(1).indexedDB('profile').write({ state: saved, version: 0 }, 'setName', { startedAt: 1 })
  const page = tab.open(undefined, 'reload').at(1_000)
  const entry = page.indexedDB('profile')
  const store = page.at(1_002).store('profile', initial, {})
  store.step('started')
  page.at(1_040)
  store.apply()
  page.at(1_150)
  entry.read({ state: answer, version: 0 }, 1_002)
  return { built, page, entry, store }
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'merging threw',
      recording: () => {
        const built = recording()
        failing(built.tab().open())
        return built.build()
      },
      subject: 'profile',
      paths: ['name'],
      confidence: 'certain',
      says: ['hydration #1 failed while', 'merging', 'Error: cannot merge', 'defaults instead of `name`'],
      consequence: 'writes the defaults over what is saved: name',
      rescue: 'what had been saved',
    },
    {
      name: 'the next change overwrote what was saved',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const { entry, store } = failing(page)
        page.at(500)
        store.set({ color: 'blue' }, 'paint')
        entry.write({ state: store.state, version: 0 }, 'paint')
        return built.build()
      },
      subject: 'profile',
      paths: ['name'],
      says: ['`name` was overwritten at +500 ms by paint'],
      consequence: 'Reloading does not bring them back: name',
      rescue: 'what had been saved',
    },
    {
      name: 'reading threw',
      recording: () => {
        const built = recording()
        blocked(built.tab().open())
        return built.build()
      },
      subject: 'profile',
      paths: ['name'],
      says: ['failed while reading', 'offline'],
    },
    {
      name: 'a storage around localStorage answered after the time was up, and defaults were written',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.localStorage('profile').found({ state: saved, version: 0 })
        const store = page.at(2).store('profile', initial, {})
        store.step('started')
        entry.read({ state: saved, version: 0 })
        page.at(102)
        store.failed('Error', 'persist timed out for key "profile"')
        entry.write({ state: initial, version: 0 }, 'setTimeout')
        return built.build()
      },
      subject: 'profile',
      paths: ['name'],
      says: ['timed out 100 ms after it began', '`name` was overwritten'],
    },
    {
      name: 'the app did not wait for a slow storage, and took defaults',
      recording: () => tooSlow().built.build(),
      subject: 'profile',
      paths: ['name'],
      confidence: 'likely',
      says: ['gave up on IndexedDB after 38 ms, 110 ms before it answered'],
    },
    {
      name: 'and wrote them over what was saved',
      recording: () => {
        const { built, page, entry, store } = tooSlow()
        page.at(1_155)
        entry.write({ state: store.state, version: 0 }, 'hydrate', { startedAt: 1_041 })
        return built.build()
      },
      subject: 'profile',
      paths: ['name'],
      says: ['overwritten'],
    },
    {
      name: "recovered by the app's own fallback",
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const { entry, store } = blocked(page)
        store.set(saved, 'restoreBackup')
        entry.write({ state: saved, version: 0 }, 'restoreBackup')
        return built.build()
      },
      subject: 'profile',
      paths: [''],
      severity: 'warning',
      says: ['The app recovered'],
    },
    {
      name: 'tried again with success',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const { entry, store } = blocked(page)
        page.at(60)
        store.step('started')
        entry.read({ state: saved, version: 0 })
        store.apply(saved)
        return built.build()
      },
      subject: 'profile',
      paths: [''],
      severity: 'warning',
    },
  ],
  silent: [
    {
      name: 'read, merged, applied',
      recording: () => {
        const built = recording()
        persistedStore(built.tab().open().at(2), { name: 'profile', initial, saved })
        return built.build()
      },
    },
    {
      name: 'a slow storage that the app waits for',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.at(1).indexedDB('profile')
        const store = page.at(2).store('profile', initial, {})
        store.step('started')
        page.at(4_000)
        entry.read({ state: saved, version: 0 }, 2)
        store.apply(saved)
        return built.build()
      },
    },
    {
      name: 'a storage of its own that found the entry too old, and says so again later',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.at(1).indexedDB('profile')
        const store = page.at(2).store('profile', initial, {})
        store.step('started')
        page.at(20)
        entry.read({ value: saved, expires: 5 }, 2)
        store.apply()
        page.at(60)
        entry.read({ value: saved, expires: 5 }, 55)
        return built.build()
      },
    },
    {
      name: "the app's callback threw after the state had been applied",
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.localStorage('profile').found({ state: saved, version: 0 })
        const store = page.at(2).store('profile', initial, {})
        store.step('started')
        entry.read({ state: saved, version: 0 })
        store.step('read', { state: saved })
        store.set(saved, undefined, { hydration: 1 })
        store.failed('Error', 'in callback')
        return built.build()
      },
    },
    {
      name: 'another attempt is under way',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const { store } = blocked(page)
        page.at(60)
        store.step('started')
        return built.build(100)
      },
    },
    {
      name: 'a migration that threw is told by its version',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.localStorage('profile').found({ state: saved, version: 1 })
        const store = page.at(2).store('profile', initial, { version: 2, hasMigrate: true })
        store.step('started')
        entry.read({ state: saved, version: 1 })
        store.step('read', { state: saved })
        store.failed('Error', 'bad migration')
        return built.build()
      },
      instead: 'version-discard',
    },
  ],
}
