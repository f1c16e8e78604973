import { persistedStore, recording } from '../core/timeline/build.fixture'
import type { Encoded } from '../core/value/encoded'
import type { RuleFixture } from './support/fixture'

type State = { [key: string]: Encoded }

function restored(name: string, initial: State, saved: State) {
  const built = recording()
  const page = built.tab().open().at(2)
  return { built, page, store: persistedStore(page, { name, initial, saved }) }
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a field that was renamed',
      recording: () => restored('profile', { newName: '', age: 0 }, { oldName: 'Ann', age: 31 }).built.build(),
      subject: 'profile',
      paths: ['oldName'],
      confidence: 'likely',
      says: ['`oldName` is not in the initial state', 'Not saved so far: `newName`'],
      consequence: 'lives on in memory and localStorage',
    },
    {
      name: 'a field that was removed',
      recording: () => restored('profile', { age: 0 }, { nick: 'A', age: 31 }).built.build(),
      subject: 'profile',
      paths: ['nick'],
      confidence: 'possible',
    },
    {
      name: 'the release before it knew and changed the field',
      recording: () => {
        const built = recording()
        const tab = built.tab()
        const before = tab.open().at(2)
        const store = persistedStore(before, { name: 'profile', initial: { oldName: '', age: 0 } })
        before.at(400)
        store.set({ oldName: 'Ann', age: 31 }, 'choose')
        before.at(2_000).leave()
        const page = tab.open(undefined, 'reload').at(2_100)
        const saved = { oldName: 'Ann', age: 31 }
        persistedStore(page, { name: 'profile', initial: { newName: '', age: 0 }, saved })
        return built.build()
      },
      subject: 'profile',
      paths: ['oldName'],
    },
    {
      name: 'a nested one',
      recording: () =>
        restored(
          'ui',
          { editor: { tab: 2, wrap: true } },
          { editor: { tab: 4, wrap: true, softTabs: true } },
        ).built.build(),
      subject: 'ui',
      paths: ['editor.softTabs'],
    },
  ],
  silent: [
    {
      name: 'a dynamic record',
      recording: () => restored('drafts', { drafts: {} }, { drafts: { a: 'x', b: 'y' } }).built.build(),
    },
    {
      name: 'a state that is a record as a whole',
      recording: () => restored('cache', {}, { '/cart': 1, '/home': 2 }).built.build(),
    },
    {
      name: 'a field added by code before hydration ended',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.indexedDB('profile')
        const store = page.at(1).store('profile', { age: 0 }, {})
        store.step('started')
        page.at(2)
        store.set({ plugin: 'none' }, 'install')
        page.at(5)
        entry.read({ state: { age: 0, plugin: 'none' }, version: 0 }, 1)
        store.apply({ age: 0, plugin: 'none' })
        return built.build()
      },
    },
    {
      name: 'a field that the app sets when it has one',
      recording: () => {
        const { built, page, store } = restored('session', { user: null }, { user: 'ann', token: 't1' })
        page.at(900)
        store.set({ token: 't2' }, 'refresh')
        return built.build()
      },
    },
    {
      name: 'it was removed since',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.localStorage('profile').found({ state: { old: 1, age: 2 }, version: 0 })
        const store = page.at(2).store('profile', { age: 0 }, {})
        store.step('started')
        entry.read({ state: { old: 1, age: 2 }, version: 0 })
        store.apply({ old: 1, age: 2 })
        page.at(50)
        store.change([{ op: 'remove', path: ['old'] }], 'tidy')
        entry.write({ state: { age: 2 }, version: 0 }, 'tidy')
        return built.build()
      },
    },
  ],
}
