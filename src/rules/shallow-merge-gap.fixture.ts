import { persistedStore, recording, writtenBy } from '../core/timeline/build.fixture'
import type { Encoded } from '../core/value/encoded'
import type { RuleFixture } from './support/fixture'

type State = { [key: string]: Encoded }

const initial = { settings: { a: 1, b: 2 }, name: '' }
const saved = { settings: { a: 5 }, name: 'Ann' }

/** A store that takes in what an older release saved, its top level merged over the initial state. */
function merged(name: string, begins: State, from: State) {
  const built = recording()
  const page = built.tab().open().at(2)
  return { built, page, store: persistedStore(page, { name, initial: begins, saved: from }) }
}

/** An atom that comes into being long after its store, and a moment later is what was saved. */
function mounted(begins: Encoded, stored: Encoded, { becomes = stored, after = 0 } = {}) {
  const built = recording()
  const page = built.tab().open()
  const entry = page.localStorage('settings').found(stored)
  const store = page.at(2).store('atoms', { user: 'ann' })
  page.at(4_000)
  store.set({ settings: begins })
  page.later(4_000 + after)
  entry.read(stored)
  store.set({ settings: becomes }, 'settings')
  return built.build()
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a nested default that is newer than what was saved',
      recording: () => merged('settings', initial, saved).built.build(),
      subject: 'settings',
      paths: ['settings.b'],
      confidence: 'likely',
      says: [
        'persisted `settings` lacks key `b` that the initial state has',
        'hydration #1',
        'replaced the whole of it',
      ],
      consequence: '`settings.b` gets undefined',
    },
    {
      name: 'actions that are nested in the state are code that JSON leaves out',
      recording: () => {
        const setA = { $: 'function', name: 'setA' }
        return merged('nested', { panel: { open: true, setA } }, { panel: { open: false } }).built.build()
      },
      subject: 'nested',
      paths: ['panel.setA'],
      consequence: 'calling it throws',
    },
    {
      name: 'two levels down, in the slice of a redux store',
      recording: () => {
        const view = { table: { sort: 'name', dense: false }, zoom: 1 }
        return merged('root', { view }, { view: { table: { sort: 'date' }, zoom: 2 } }).built.build()
      },
      subject: 'root',
      paths: ['view.table.dense'],
    },
    {
      name: 'a plugin without hydrations of its own assigns what was saved',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        page.localStorage('prefs').found({ editor: { tab: 4 } })
        const store = page.at(2).store('prefs', { editor: { tab: 2, wrap: true } }, {})
        page.later().at(4)
        store.set({ editor: { tab: 4 } }, writtenBy('restore'))
        return built.build()
      },
      subject: 'prefs',
      paths: ['editor.wrap'],
      says: ['lacks key `wrap`', 'reading what was saved at +4 ms'],
    },
    {
      name: 'an atom that begins with its default when a component first uses it',
      recording: () =>
        mounted(
          { theme: 'light', units: { distance: 'km', money: 'EUR' } },
          { theme: 'dark', units: { distance: 'mi' } },
        ),
      subject: 'atoms',
      paths: ['settings.units.money'],
    },
    {
      name: 'the top of an atom, which is replaced as a whole',
      recording: () => mounted({ theme: 'light', dense: false }, { theme: 'dark' }),
      subject: 'atoms',
      paths: ['settings.dense'],
    },
  ],
  silent: [
    {
      name: 'a deep merge keeps the default',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.localStorage('settings').found({ state: saved, version: 0 })
        const store = page.at(2).store('settings', initial, {})
        store.step('started')
        entry.read({ state: saved, version: 0 })
        store.step('read', { state: saved })
        store.set({ settings: { a: 5, b: 2 }, name: 'Ann' }, undefined, { hydration: 1 })
        store.step('applied')
        return built.build()
      },
    },
    {
      name: 'the app fills it in right after',
      recording: () => {
        const { built, store } = merged('settings', initial, saved)
        store.set({ settings: { a: 5, b: 2 } }, 'fillIn')
        return built.build()
      },
    },
    {
      name: 'a record keyed by data: ids',
      clears: 'it is a record keyed by data',
      recording: () =>
        merged(
          'board',
          { at: { 'node-1': { x: 0, y: 0 }, 'node-2': { x: 9, y: 9 } } },
          { at: { 'node-1': { x: 3, y: 4 } } },
        ).built.build(),
    },
    {
      name: 'a record keyed by data: entities',
      recording: () =>
        merged(
          'users',
          { byName: { ann: { id: 'ann', age: 31 }, bob: { id: 'bob', age: 27 } } },
          { byName: { ann: { id: 'ann', age: 32 } } },
        ).built.build(),
    },
    {
      name: 'a record keyed by data: nothing in common with what it begins with',
      recording: () => merged('cart', { amounts: { sample: 1 } }, { amounts: { lamp: 2, desk: 1 } }).built.build(),
    },
    {
      name: 'a key that the app itself takes away',
      recording: () => {
        const { built, page, store } = merged('list', { filter: { text: '', tag: 'new' } }, { filter: { text: 'a' } })
        page.at(500)
        store.set({ filter: { text: 'a', tag: 'old' } }, 'pickTag')
        page.at(900)
        store.set({ filter: { text: 'a' } }, 'anyTag')
        return built.build()
      },
    },
    {
      name: 'a record to which the app adds keys of its own',
      recording: () => {
        const { built, page, store } = merged('votes', { votes: { ann: 1, bob: 2 } }, { votes: { ann: 1 } })
        page.at(500)
        store.set({ votes: { ann: 1, eve: 1 } }, 'vote')
        return built.build()
      },
    },
    {
      name: 'a default that is not there: undefined',
      recording: () =>
        merged('search', { last: { query: '', page: { $: 'undefined' } } }, { last: { query: 'lamp' } }).built.build(),
    },
    {
      name: 'an atom whose storage merges what was saved over its default',
      recording: () =>
        mounted({ theme: 'light', dense: false }, { theme: 'dark' }, { becomes: { theme: 'dark', dense: false } }),
    },
    {
      name: 'an atom that the app puts back long after it began: nothing was taken in',
      recording: () => mounted({ theme: 'light', dense: false }, { theme: 'dark' }, { after: 5_000 }),
    },
    {
      name: 'an atom that is a record keyed by data',
      clears: 'it is a record keyed by data',
      recording: () => mounted({ 'sku-1': 1, 'sku-2': 3 }, { 'sku-1': 2 }),
    },
    {
      name: 'nothing was saved',
      recording: () => {
        const built = recording()
        persistedStore(built.tab().open().at(2), { name: 'settings', initial })
        return built.build()
      },
    },
  ],
}
