import { type PageBuilder, persistedStore, recording } from '../core/timeline/build.fixture'
import type { Encoded } from '../core/value/encoded'
import type { RuleFixture } from './support/fixture'
import { staleLists } from './support/stale-lists.fixture'

type State = { [key: string]: Encoded }

const account = { id: 'u1', name: 'Ada Lovelace', mail: 'ada@example.org', plan: 'pro', city: 'London' }
const old = { ...account, plan: 'free', city: 'Paris' }
const initial = { user: null, theme: 'light' }

/** A store that restores `saved`; then the server answers, and `take` says what the app makes of that. */
function visited(
  answer: Encoded,
  take?: (store: ReturnType<typeof persistedStore>, load: ReturnType<PageBuilder['request']>) => void,
  saved: State = { user: old, theme: 'dark' },
) {
  const built = recording()
  const tab = built.tab()
  const page = tab.open().at(2)
  const own = persistedStore(page, { name: 'account', initial, saved })
  const load = page.at(10).request('GET', '/api/account')
  page.at(90)
  load.answers(200, answer)
  take?.(own, load)
  return { built, tab, page, own }
}

/** An earlier page in which the server's answer was taken and then edited; the edit is saved where `isSaved` says so. */
function edited(isSaved: boolean) {
  const built = recording()
  const tab = built.tab()
  const page = tab.open().at(2)
  const own = persistedStore(page, { name: 'account', initial })
  const load = page.at(10).request('GET', '/api/account')
  page.at(60)
  load.answers(200, account)
  own.store.set({ user: account }, 'load', { origins: [load.origin(['user'])] })
  own.entry.write(own.envelope, 'load')
  page.at(5_000).add({ type: 'page-used' })
  own.set({ user: { ...account, city: 'Turin' } }, 'move')
  if (isSaved)
    page
      .at(5_010)
      .request('PUT', '/api/account', { ...account, city: 'Turin' })
      .answers(200)
  page.at(6_000).leave()
  const next = tab.open(undefined, 'reload').at(6_102)
  persistedStore(next, { name: 'account', initial, saved: { user: { ...account, city: 'Turin' }, theme: 'light' } })
  const again = next.at(6_110).request('GET', '/api/account')
  next.at(6_200)
  again.answers(200, account)
  return built.build()
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'the answer is asked for and not applied, as something is held already',
      recording: () => visited(account).built.build(),
      subject: 'account',
      paths: ['user.plan', 'user.city'],
      confidence: 'likely',
      says: [
        'restored from localStorage `account` at 12:03:00',
        'GET /api/account answered otherwise',
        '`user.plan` is "free", the server has "pro"',
      ],
      consequence: 'saving it puts the old value over the server',
    },
    {
      name: 'a reducer that was created with what the app read out of storage',
      recording: () => {
        const built = recording()
        const page = built.tab().open().at(1)
        page.localStorage('account').found(old).read(old)
        page.at(2).store('account', { user: old })
        const load = page.at(10).request('GET', '/api/account')
        page.at(90)
        load.answers(200, account)
        return built.build()
      },
      subject: 'account',
      paths: ['user.plan', 'user.city'],
    },
    ...staleLists.fires,
  ],
  silent: [
    ...staleLists.silent,
    {
      name: 'the answer was applied',
      recording: () =>
        visited(account, ({ store, entry }, load) => {
          store.set({ user: account }, 'load', { origins: [load.origin(['user'])] })
          entry.write({ state: store.state, version: 0 }, 'load')
        }).built.build(),
    },
    { name: 'the server says what was restored', recording: () => visited(old).built.build() },
    { name: 'a local edit of an earlier page is pending on top', recording: () => edited(false) },
    {
      name: 'the state says itself that it is not saved',
      recording: () => visited(account, undefined, { user: { ...old, dirty: true }, theme: 'dark' }).built.build(),
    },
    {
      name: 'by its own date it is newer than the answer',
      recording: () =>
        visited({ ...account, updatedAt: '2026-01-01T00:00:00Z' }, undefined, {
          user: { ...old, updatedAt: '2026-02-01T00:00:00Z' },
          theme: 'dark',
        }).built.build(),
    },
    {
      name: 'edited here since it was restored, and saved in time',
      recording: () => {
        const { built, page, own } = visited(old)
        page.at(5_000).add({ type: 'page-used' })
        own.set({ user: { ...old, city: 'Turin' } }, 'move')
        page
          .at(5_010)
          .request('PUT', '/api/account', { ...old, city: 'Turin' })
          .answers(200, { ...old, city: 'Turin' })
        return built.build()
      },
    },
    {
      name: 'local edits of the same thing, whose save failed, are on top',
      instead: 'save-failed',
      recording: () => {
        const { built, page, own } = visited(account)
        page.at(5_000).add({ type: 'page-used' })
        own.set({ user: { ...old, name: 'Ada King' } }, 'rename')
        page
          .at(5_010)
          .request('PUT', '/api/account', { ...old, name: 'Ada King' })
          .answers(500)
        return built.build()
      },
    },
    {
      name: 'the server has not answered',
      recording: () => {
        const built = recording()
        const page = built.tab().open().at(2)
        persistedStore(page, { name: 'account', initial, saved: { user: old, theme: 'dark' } })
        page.at(10).request('GET', '/api/account')
        page.at(90)
        return built.build()
      },
    },
    {
      name: 'the hydration came later and went over the answer: told as its cause',
      instead: 'write-before-hydration',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.at(1).indexedDB('account')
        const store = page.at(2).store('account', initial, {})
        store.step('started')
        const load = page.at(5).request('GET', '/api/account')
        page.at(20)
        load.answers(200, account)
        store.set({ user: account }, 'load', { origins: [load.origin(['user'])] })
        page.at(60)
        entry.read({ state: { user: old, theme: 'dark' }, version: 0 }, 2)
        store.apply({ user: old, theme: 'dark' })
        return built.build()
      },
    },
    { name: 'not settled yet', recording: () => visited(account).built.build(400) },
  ],
}
