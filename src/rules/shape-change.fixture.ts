import { persistedStore, recording, writtenBy } from '../core/timeline/build.fixture'
import type { Encoded } from '../core/value/encoded'
import type { RuleFixture } from './support/fixture'

type State = { [key: string]: Encoded }

function restored(name: string, initial: State, saved: State, hasMigrate = false) {
  const built = recording()
  const page = built.tab().open().at(2)
  return { built, page, store: persistedStore(page, { name, initial, saved, hasMigrate }) }
}

const list = { tags: ['a', 'b'], name: 'Ann' }
const record = { tags: {}, name: '' }

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a list became a record, and the version stayed',
      recording: () => restored('profile', record, list).built.build(),
      subject: 'profile',
      paths: ['tags'],
      confidence: 'likely',
      says: ['`tags` was saved as a list where the store begins with an object', 'has no `migrate`'],
    },
    {
      name: 'a record became a list; migrate is there, and was not run',
      recording: () => restored('profile', { tags: [] }, { tags: { a: true } }, true).built.build(),
      subject: 'profile',
      paths: ['tags'],
      says: ['the version was not raised'],
      consequence: 'tags.map is not a function',
    },
    {
      name: 'a plain value became an object, within one that is none of a record',
      recording: () =>
        restored(
          'ui',
          { view: { sort: { by: 'name', up: true }, zoom: 1 } },
          { view: { sort: 'name', zoom: 2 } },
        ).built.build(),
      subject: 'ui',
      paths: ['view.sort'],
    },
    {
      name: 'pinia: no version, no hydration told, the plugin patches the store as it is made',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        page.localStorage('prefs').found({ columns: 'name,price', dense: true })
        const store = page.at(2).store('prefs', { columns: ['name'], dense: false }, {})
        store.set({ columns: 'name,price', dense: true }, writtenBy('$patch'))
        return built.build()
      },
      subject: 'prefs',
      paths: ['columns'],
      says: ['reading what was saved'],
    },
  ],
  silent: [
    { name: 'the same kinds', recording: () => restored('profile', { tags: [] }, { tags: ['a'] }).built.build() },
    {
      name: 'null, or nothing, on either side',
      recording: () =>
        restored(
          'profile',
          { user: null, tags: [], last: { at: 1 } },
          { user: { id: 1 }, tags: [], last: null },
        ).built.build(),
    },
    {
      name: 'a union: the app itself puts either there',
      clears: 'the app itself puts either there',
      recording: () => {
        const { built, page, store } = restored('table', { selected: 'all' }, { selected: ['r1'] })
        page.at(500)
        store.set({ selected: 'all' }, 'selectAll')
        page.at(900)
        store.set({ selected: ['r2', 'r3'] }, 'select')
        return built.build()
      },
    },
    {
      name: 'a union that was seen before the reload',
      recording: () => {
        const built = recording()
        const tab = built.tab()
        const first = tab.open().at(2)
        const store = persistedStore(first, { name: 'table', initial: { selected: 'all' } })
        first.at(300)
        store.set({ selected: ['r1'] }, 'select')
        first.at(2_000).leave()
        const page = tab.open(undefined, 'reload').at(2_100)
        persistedStore(page, { name: 'table', initial: { selected: 'all' }, saved: { selected: ['r1'] } })
        return built.build()
      },
    },
    {
      name: 'a migration made it what it is',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.localStorage('profile').found({ state: list, version: 1 })
        const store = page.at(2).store('profile', record, { version: 2, hasMigrate: true })
        store.step('started')
        entry.read({ state: list, version: 1 })
        const state = { tags: { a: true, b: true }, name: 'Ann' }
        store.apply(list, { state, fromVersion: 1 })
        entry.write({ state, version: 2 }, 'hydrate')
        return built.build()
      },
    },
    {
      name: 'the app puts it right as soon as it is there',
      recording: () => {
        const { built, store } = restored('profile', record, list)
        store.set({ tags: { a: true, b: true } }, 'normalise')
        return built.build()
      },
    },
    {
      name: 'a record keyed by data holds anything',
      recording: () => restored('answers', { answers: {} }, { answers: { q1: 'yes', q2: ['a', 'b'] } }).built.build(),
    },
  ],
}
