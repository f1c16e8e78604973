import { recording } from '../core/timeline/build.fixture'
import type { Encoded } from '../core/value/encoded'
import type { RuleFixture } from './support/fixture'

type State = { [key: string]: Encoded }

/** A store of version 2 whose `migrate` made `made` of what version 1 saved, and took it in. */
function migrated(
  initial: State,
  old: State,
  made: State,
  also: (page: ReturnType<typeof open>['page']) => void = () => undefined,
  omits: readonly string[] = [],
) {
  const { built, page } = open()
  const entry = page.localStorage('app').found({ state: old, version: 1 })
  const store = page.at(2).store('app', initial, { version: 2, hasMigrate: true, omits: omits.map((name) => [name]) })
  store.step('started')
  entry.read({ state: old, version: 1 })
  also(page)
  store.apply(old, { state: made, fromVersion: 1 })
  entry.write({ state: store.state, version: 2 }, 'hydrate')
  return { built, page, store, entry }
}

function open() {
  const built = recording()
  return { built, page: built.tab().open() }
}

const todos = [
  { id: 't1', text: 'Buy milk', done: false },
  { id: 't2', text: 'Walk the dog', done: true },
  { id: 't3', text: 'Write to Ann', done: false },
]
const byId = Object.fromEntries(todos.map((todo) => [todo.id, todo]))

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'members of a list that are nowhere in the result',
      recording: () => migrated({ todos: [] }, { todos }, { todos: todos.slice(0, 1) }).built.build(),
      subject: 'app',
      rescue: 'what v1 had saved',
      paths: ['todos'],
      confidence: 'likely',
      says: ['what `migrate` made of v1 for v2', '2 of 3 members of `todos` are not in it (t2, t3)'],
      consequence: '2 members',
    },
    {
      name: 'a list that became a record, without some',
      recording: () =>
        migrated({ byId: {} }, { todos }, { byId: { t1: { id: 't1', text: 'Buy milk', done: false } } }).built.build(),
      subject: 'app',
      paths: ['todos'],
    },
    {
      name: 'plain members of a list',
      recording: () => migrated({ tags: [] }, { tags: ['math', 'engine'] }, { tags: ['engine'] }).built.build(),
      subject: 'app',
      paths: ['tags'],
      says: ['1 of 2 members of `tags` are not in it (math)'],
    },
    {
      name: 'values that are back at the defaults',
      recording: () =>
        migrated(
          { theme: 'light', view: { zoom: 1, grid: true } },
          { theme: 'dark', view: { zoom: 3, grid: false } },
          { theme: 'light', view: { zoom: 1, grid: true } },
        ).built.build(),
      subject: 'app',
      paths: ['theme', 'view.zoom', 'view.grid'],
      says: ['are back at the default'],
    },
    {
      name: 'the result lacks a field that the store begins with',
      recording: () => migrated({ name: '', size: 12 }, { name: 'Ada', size: 16 }, { size: 16 }).built.build(),
      subject: 'app',
      paths: ['name'],
    },
    {
      name: 'redux-persist: an earlier migration lost a slice',
      recording: () => {
        const made = { settings: { theme: 'dark' } }
        return migrated({ settings: { theme: 'light' }, todos: [] }, { ...made, todos }, made).built.build()
      },
      subject: 'app',
      paths: ['todos'],
    },
    {
      name: 'a single dropped field that nothing knows any more',
      recording: () => migrated({ name: '' }, { name: 'Ada', legacyToken: 'abc-123' }, { name: 'Ada' }).built.build(),
      subject: 'app',
      paths: ['legacyToken'],
      severity: 'info',
      says: ['`legacyToken` is dropped'],
    },
    {
      name: 'fields that the new release leaves out of what it saves',
      recording: () =>
        migrated({ name: '', todos: [] }, { name: 'Ada', todos }, {}, undefined, ['name', 'todos']).built.build(),
      subject: 'app',
      paths: ['todos', 'name'],
      severity: 'info',
    },
  ],
  silent: [
    {
      name: 'renamed',
      clears: 'stands somewhere in what',
      recording: () =>
        migrated({ fullName: '', items: [] }, { name: 'Ada', todos }, { fullName: 'Ada', items: todos }).built.build(),
    },
    {
      name: 'moved into another object',
      recording: () =>
        migrated(
          { editor: { size: 12, dark: false } },
          { size: 16, dark: true },
          { editor: { size: 16, dark: true } },
        ).built.build(),
    },
    {
      name: 'a list became a record by id',
      recording: () => migrated({ byId: {} }, { todos }, { byId }).built.build(),
    },
    {
      name: 'texts became objects with ids of their own',
      recording: () =>
        migrated(
          { tags: [] },
          { tags: ['math', 'engine'] },
          {
            tags: [
              { id: 'x1', label: 'math' },
              { id: 'x2', label: 'engine' },
            ],
          },
        ).built.build(),
    },
    {
      name: 'members of another form, as many as before',
      recording: () => migrated({ sizes: [] }, { sizes: [1.5, 2.25] }, { sizes: ['150 %', '225 %'] }).built.build(),
    },
    {
      name: 'a value in another form',
      recording: () =>
        migrated(
          { size: '12px', who: {} },
          { size: 16, who: 'Ada Lovelace' },
          { size: '16px', who: { first: 'Ada' } },
        ).built.build(),
    },
    {
      name: 'defaults, empty values and empty lists are no loss',
      recording: () =>
        migrated(
          { theme: 'light', draft: '' },
          { theme: 'light', old: null, list: [], note: '' },
          { draft: '' },
        ).built.build(),
    },
    {
      name: 'handed to another entry while it migrates',
      recording: () =>
        migrated({ name: '' }, { name: 'Ada', todos }, { name: 'Ada' }, (page) => {
          page.localStorage('todos').write(todos, 'migrate')
        }).built.build(),
    },
    {
      name: "a copy of the server's data that is fetched anew",
      recording: () => {
        const { built, page, store, entry } = migrated(
          { todos: [], theme: '' },
          { todos, theme: 'dark' },
          { theme: 'dark' },
        )
        const request = page.at(10).request('GET', '/api/todos')
        page.at(70)
        request.answers(200, todos)
        store.set({ todos }, 'load', { origins: [request.origin(['todos'])] })
        entry.write({ state: store.state, version: 2 }, 'load')
        return built.build()
      },
    },
    { name: 'nothing is lost', recording: () => migrated({ todos: [] }, { todos }, { todos }).built.build() },
  ],
}
