import { type PageBuilder, persistedStore, recording } from '../core/timeline/build.fixture'
import type { Encoded } from '../core/value/encoded'
import type { RuleFixture } from './support/fixture'

const initial = { name: '', color: 'red', tags: [] }
const broken = '{"state":{"name":"Ada","color":"blue","tags":["ma'
const syntaxError = ['SyntaxError', 'Unterminated string in JSON at position 49'] as const

/** A store whose hydration fails on what the entry holds. */
function failing(page: PageBuilder, text = broken, error: readonly [string, string] = syntaxError) {
  const entry = page.localStorage('profile').found(text)
  const store = page.at(2).store('profile', initial, {})
  store.step('started')
  entry.read(text)
  store.failed(...error)
  return { entry, store }
}

/** A store that is handed `read` out of what the entry holds, and becomes `members`. */
function handed(page: PageBuilder, stored: Encoded, read?: Encoded, members: { [key: string]: Encoded } = {}) {
  const entry = page.localStorage('profile').found(stored)
  const store = page.at(2).store('profile', initial, {})
  store.step('started')
  entry.read(stored)
  store.step('read', read === undefined ? {} : { state: read })
  store.set(members, undefined, { hydration: 1 })
  store.step('applied')
  return { entry, store }
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'JSON that breaks off: the hydration fails, the text still stands',
      recording: () => {
        const built = recording()
        failing(built.tab().open())
        return built.build()
      },
      subject: 'profile',
      rescue: 'the text as it was',
      paths: [''],
      confidence: 'certain',
      says: ['localStorage cannot be read (SyntaxError', 'shows its defaults', 'still stands'],
      consequence: '`hasHydrated()` stays false',
    },
    {
      name: 'the next change overwrote it',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const { entry, store } = failing(page)
        page.at(500)
        store.set({ name: 'Grace' }, 'setName')
        entry.write({ state: store.state, version: 0 }, 'setName')
        return built.build()
      },
      subject: 'profile',
      paths: [''],
      says: ['Overwritten at +500 ms by setName'],
      consequence: 'this recording still has it',
    },
    {
      name: "a packed entry that the store's own storage cannot unpack",
      recording: () => {
        const built = recording()
        failing(built.tab().open(), '%%%', ['InvalidCharacterError', 'not correctly encoded'])
        return built.build()
      },
      subject: 'profile',
      paths: [''],
      says: ['InvalidCharacterError'],
    },
    {
      name: 'a broken text in IndexedDB',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.indexedDB('profile')
        const store = page.at(2).store('profile', initial, {})
        store.step('started')
        page.at(20)
        entry.read(broken, 2)
        store.failed(...syntaxError)
        return built.build()
      },
      subject: 'profile',
      paths: [''],
      says: ['IndexedDB cannot be read'],
    },
    {
      name: 'a list where the state should be is merged over the defaults',
      recording: () => {
        const built = recording()
        const list = [{ id: 'a' }, { id: 'b' }]
        handed(built.tab().open(), { state: list, version: 0 }, list, { 0: { id: 'a' }, 1: { id: 'b' } })
        return built.build()
      },
      subject: 'profile',
      paths: [''],
      says: ['holds a list where the state should be', 'took it apart'],
    },
    {
      name: 'the state without its envelope is left aside',
      recording: () => {
        const built = recording()
        handed(built.tab().open(), { name: 'Ada', color: 'blue', tags: ['math'] })
        return built.build()
      },
      subject: 'profile',
      paths: ['name', 'color', 'tags'],
      confidence: 'likely',
      says: ['not in the form the store writes'],
    },
    {
      name: "something else under the store's key is left aside and overwritten",
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const { entry, store } = handed(page, [{ id: 1 }, { id: 2 }])
        page.at(500)
        store.set({ name: 'Grace' }, 'setName')
        entry.write({ state: store.state, version: 0 }, 'setName')
        return built.build()
      },
      subject: 'profile',
      paths: [''],
      confidence: 'certain',
    },
    {
      name: 'a store that its app saves itself: the broken text is written over',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.localStorage('todos').found('{"todos":[{"id":"a","title":"Wri')
        entry.read('{"todos":[{"id":"a","title":"Wri')
        const store = page.at(2).store('todos', { todos: [], filter: 'all' })
        page.at(900)
        store.set({ todos: [{ id: 'b', title: 'Buy some milk' }] }, 'add')
        entry.write(store.state, 'save')
        return built.build()
      },
      subject: 'todos',
      paths: [''],
      confidence: 'likely',
    },
    {
      name: 'mended by the app out of a backup',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const { entry, store } = failing(page)
        entry.write({ state: { ...initial, name: 'Ada' }, version: 0 }, 'onRehydrateStorage')
        page.at(5)
        store.step('started')
        store.apply({ ...initial, name: 'Ada' })
        return built.build()
      },
      subject: 'profile',
      paths: [''],
      severity: 'warning',
    },
  ],
  silent: [
    {
      name: 'the entry is whole',
      recording: () => {
        const built = recording()
        persistedStore(built.tab().open().at(2), { name: 'profile', initial, saved: { ...initial, name: 'Ada' } })
        return built.build()
      },
    },
    {
      name: 'a packed entry that the store reads well',
      recording: () => {
        const built = recording()
        handed(built.tab().open(), 'eyJzdGF0ZSI6e319', { ...initial, name: 'Ada' }, { name: 'Ada' })
        return built.build()
      },
    },
    {
      name: 'plain texts of nobody, one of which looks like JSON',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        page.localStorage('template').found('{{ user.name }} [x')
        page.localStorage('note').found('{"half')
        return built.build()
      },
    },
    {
      name: "the store's own wrapper has expired: it starts anew on purpose",
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const wrapped = (state: Encoded) => ({ value: { state, version: 0 }, expires: 5 })
        const { entry, store } = handed(page, wrapped({ ...initial, name: 'Old' }))
        page.at(500)
        store.set({ name: 'Grace' }, 'setName')
        entry.write(wrapped(store.state), 'setName')
        return built.build()
      },
    },
    {
      name: 'partialize saves a list, and merge puts it where it belongs',
      recording: () => {
        const built = recording()
        handed(built.tab().open(), { state: ['math'], version: 0 }, ['math'], { tags: ['math'] })
        return built.build()
      },
    },
    {
      name: 'null was saved',
      recording: () => {
        const built = recording()
        handed(built.tab().open(), 'null')
        return built.build()
      },
    },
    {
      name: 'reading failed before anything was read',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        page.localStorage('profile').found({ state: { ...initial, name: 'Ada' }, version: 0 })
        const store = page.at(2).store('profile', initial, {})
        store.step('started')
        store.failed('Error', 'offline')
        return built.build()
      },
      instead: 'hydration-failed',
    },
  ],
}
