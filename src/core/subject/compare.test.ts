import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { twoTabs } from '../../rules/support/two-tabs.fixture'
import { diagnose } from '../diagnose'
import { divergences } from '../diff/align'
import { persistedStore, recording } from '../timeline/build.fixture'
import type { Recording } from '../timeline/recording'
import { formatPath } from '../value/path'

it('an entry too large to be recorded whole is unknown, and the verdict says so', () => {
  const built = recording()
  const page = built.tab().open().at(5)
  persistedStore(page, { name: 'cart', initial: { a: 0 }, saved: { a: 1 } })
  const cut = { $: 'truncated', of: 'string', size: 5_000_000, head: '{"state":' } as const
  page.at(500).add({ type: 'storage-written', source: 'localStorage:cart', value: cut, seenBy: 'sweep' })
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  expect(subject?.tree.state).toBe('unknown (truncated)')
  expect(subject?.verdict.sentence).toContain('memory and localStorage were not recorded in full')
})

it('the answer to a sign-in is no copy of the user that could be behind', () => {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('session', { user: null })
  const login = page.at(100).request('POST', '/api/login', { name: 'ada', password: 'x' })
  const user = { name: 'Ada', bio: 'Writes programs' }
  login.answers(200, { user })
  store.set({ user }, 'login', { origins: [login.origin(['user'], ['user'])] })
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  expect(subject?.columns.map(({ source }) => source.label)).toEqual(['session', 'POST /api/login'])
  expect(subject?.divergent).toBe(0)
})

it.each([null, { id: 'o1', total: 9, note: 'Ring twice' }])(
  'nor what a POST made, once the store holds %o',
  (order) => {
    const built = recording()
    const page = built.tab().open().at(5)
    const store = page.store('checkout', { order: null })
    const made = { id: 'o1', total: 5, note: 'Leave at the door' }
    const request = page.at(100).request('POST', '/api/orders', { lines: 2 })
    request.answers(201, made)
    store.set({ order: made }, 'ordered', { origins: [request.origin(['order'])] })
    page.at(900)
    store.set({ order }, 'next')
    const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
    expect(subject?.columns.map(({ source }) => source.label)).toEqual(['checkout', 'POST /api/orders'])
    expect(subject?.divergent).toBe(0)
  },
)

it('a store that is gone with its component is no longer compared, until there is one again', () => {
  const built = recording()
  const page = built.tab().open().at(5)
  const entry = page.localStorage('prefs').found('{"size":1}')
  const kept = { name: 'prefs', hasMigrate: false, omits: [] }
  page.describe({ id: 'memory:prefs', kind: 'memory', label: 'prefs', library: 'react', persist: kept })
  const appears = (size: number): void =>
    void page.add({ type: 'store-created', source: 'memory:prefs', state: { size } })
  const subject = () => diagnose(built.build(), { codecs, rules: [] }).subjects[0]
  appears(1)
  page.at(100).add({ type: 'store-gone', source: 'memory:prefs' })
  page.at(200)
  entry.write('{"size":2}')
  expect(subject()).toMatchObject({ divergent: 0, name: 'prefs' })
  page.at(6_000)
  appears(1)
  expect(subject()?.divergent).toBe(1)
})

describe('what a library notes of each copy', () => {
  const todos = (title: string, requestId: string) => ({ queries: { todos: { data: { title }, requestId } } })
  /** Two tabs that have saved and restored the same; the first then asks the server again, and gets `title`. */
  const asksAgain = (title: string): Recording => {
    const { built, first, second } = twoTabs(todos('Buy milk', 'a'), todos('Buy milk', 'a'))
    const persist = { name: 'board', version: 0, hasMigrate: false, omits: [] }
    for (const { page } of [first, second])
      page.describe({
        id: 'memory:board',
        kind: 'memory',
        label: 'board',
        library: 'redux',
        persist,
        volatile: [['queries', '*', 'requestId']],
      })
    first.page.at(6_000)
    first.store.set(todos(title, 'b'), 'fetched')
    return built.build()
  }
  const rows = (asked: Recording): string[] | undefined => {
    const [subject] = diagnose(asked, { codecs, rules: [] }).subjects
    return subject && divergences(subject.tree, true).map(({ path, state }) => `${formatPath(path)}: ${state}`)
  }

  it('is shown and no difference, neither from storage nor from another tab', () => {
    expect(rows(asksAgain('Buy milk'))).toEqual(['queries.todos.requestId: not persisted by design'])
  })

  it('that changed before a hydration is no write lost by it', () => {
    const built = recording()
    const page = built.tab().open()
    const entry = page.localStorage('board').found({ state: todos('Buy milk', 'a'), version: 0 })
    const store = page.at(2).store('board', todos('', ''), {})
    const persist = { name: 'board', version: 0, hasMigrate: false, omits: [] }
    page.describe({
      id: 'memory:board',
      kind: 'memory',
      label: 'board',
      persist,
      volatile: [['queries', '*', 'requestId']],
    })
    store.set(todos('', 'b'), 'registered')
    store.step('started')
    entry.read({ state: todos('Buy milk', 'a'), version: 0 })
    store.apply(todos('Buy milk', 'a'))
    expect(diagnose(built.build(), { codecs, rules }).findings).toEqual([])
  })

  it('hides no difference beside it', () => {
    expect(rows(asksAgain('Buy oats'))).toEqual([
      'queries.todos.data.title: memory ahead',
      'queries.todos.requestId: not persisted by design',
    ])
  })
})
