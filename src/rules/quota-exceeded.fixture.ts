import { persistedStore, recording, refusedCart } from '../core/timeline/build.fixture'
import type { RuleFixture } from './support/fixture'

const initial = { title: '', log: '' }
const saved = { title: 'A tale', log: 'short' }
const long = 'x'.repeat(500)

/** A persisted store, and a change at +1 s whose write is refused. */
function refused(name = 'QuotaExceededError') {
  const built = recording()
  const tab = built.tab()
  const page = tab.open().at(2)
  const notes = persistedStore(page, { name: 'notes', initial, saved })
  page.at(1_000)
  notes.store.set({ log: long }, 'append')
  notes.entry.fail(notes.envelope, name)
  return { built, tab, page, notes }
}

/** A sign-in saves the user and then sets it; at +1 s there is no room for a longer one. */
function savesFirst(asks: (given: { page: ReturnType<typeof signedIn>['page']; profile: typeof ada }) => void) {
  const { built, page, entry } = signedIn()
  page.at(1_000)
  asks({ page, profile: ada })
  entry.fail({ ...ada, bio: long })
  return built.build()
}

const ada = { name: 'Ada', mail: 'ada@example.org', bio: 'short' }

function signedIn() {
  const built = recording()
  const page = built.tab().open().at(2)
  const store = page.store('session', { user: null })
  const login = page.at(100).request('POST', '/api/login', { name: 'ada' })
  page.at(150)
  login.answers(200, { user: ada })
  const entry = page.localStorage('user')
  entry.write(ada)
  store.set({ user: ada }, 'login', { origins: [login.origin(['user'], ['user'])] })
  return { built, page, entry }
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a write threw: memory is ahead',
      recording: () => refused().built.build(),
      subject: 'notes',
      paths: ['log'],
      confidence: 'certain',
      says: ['Write of 549 B', 'QuotaExceededError', 'memory is ahead of storage since 12:03:01', '`log`'],
      consequence: 'Reloading loses 1 change: log',
    },
    {
      name: "Firefox's name for it",
      recording: () => refused('NS_ERROR_DOM_QUOTA_REACHED').built.build(),
      subject: 'notes',
      paths: ['log'],
    },
    {
      name: 'swallowed, and every change since as well',
      recording: () => {
        const { built, page, notes } = refused()
        page.at(2_000)
        notes.store.set({ title: 'A long tale' }, 'rename')
        notes.entry.fail(notes.envelope)
        return built.build()
      },
      subject: 'notes',
      paths: ['title', 'log'],
      says: ['2 writes', 'since 12:03:01'],
    },
    {
      name: 'a list that no store holds: the elements that are lost are named',
      recording: () => {
        const built = recording()
        const page = built.tab().open().at(2)
        const [a, b] = [
          { id: 'a', text: 'One' },
          { id: 'b', text: 'Two' },
        ]
        const drawing = page.localStorage('drawing').found([a])
        page.at(1_000)
        drawing.fail([a, b])
        return built.build()
      },
      subject: 'drawing',
      paths: ['b'],
      says: ['storage lacks what was to be saved', '`b`'],
      consequence: 'Reloading loses 1 change: b',
    },
    {
      name: 'what saves before it sets was stopped by the error, and the server has what it was to save',
      recording: () =>
        savesFirst(({ page, profile }) => {
          const save = page.request('PUT', '/api/user', { bio: long })
          page.at(1_200)
          save.answers(200, { user: { ...profile, bio: long } })
        }),
      subject: 'session',
      paths: ['user.bio'],
      severity: 'warning',
      confidence: 'likely',
      says: ['the store did not take in either what was to be saved', '`user.bio`'],
      consequence: 'The server has it; this browser shows the older state, also after a reload: user.bio',
    },
    {
      name: 'the same, where nobody is known to have it',
      recording: () => savesFirst(() => undefined),
      subject: 'session',
      paths: ['user.bio'],
      severity: 'info',
      consequence: 'Unless the page says so',
    },
    {
      name: 'the page was left',
      recording: () => {
        const { built, tab, page } = refused()
        page.at(1_500).leave()
        persistedStore(tab.open(undefined, 'reload').at(1_600), { name: 'notes', initial, saved })
        return built.build()
      },
      subject: 'notes',
      paths: ['log'],
      consequence: 'Leaving the page lost 1 change: log',
    },
    {
      name: 'an entry that no store is known to hold',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        page.localStorage('doc').found({ title: 'A tale', text: 'short' }).fail({ title: 'A tale', text: long })
        return built.build()
      },
      subject: 'doc',
      paths: ['text'],
      confidence: 'likely',
    },
    {
      name: 'the first save of data that no store is known to hold, too large to be recorded whole',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        page.localStorage('photos')
        page.add({
          type: 'storage-failed',
          source: 'localStorage:photos',
          operation: 'write',
          error: { name: 'QuotaExceededError', message: 'exceeded the quota' },
          value: { $: 'truncated', of: 'string', size: 6_000_000, head: '[{"id":1,"data":"' },
        })
        return built.build()
      },
      subject: 'photos',
      paths: [''],
      confidence: 'likely',
      says: ['Write of 6.0 MB', 'the whole state'],
    },
    {
      name: 'a transaction of IndexedDB that is aborted after its write had succeeded',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.at(1).indexedDB('notes')
        const store = page.at(2).store('notes', initial, {})
        store.step('started')
        page.at(20)
        entry.read({ state: saved, version: 0 }, 2)
        store.apply(saved)
        page.at(1_000)
        store.set({ log: long }, 'append')
        const next = { state: store.state, version: 0 }
        page.at(1_010)
        entry.write(next, 'append', { startedAt: 1_000 })
        page.at(1_011)
        entry.fail(next)
        return built.build()
      },
      subject: 'notes',
      paths: ['log'],
    },
  ],
  silent: [
    {
      name: 'a key that held nothing, and that no store holds, is no more than a hint: perhaps a test of the room there is',
      recording: () => {
        const built = recording()
        built.tab().open().localStorage('__test__').fail('x'.repeat(5_000))
        return built.build()
      },
    },
    {
      name: 'tried again with success after room was made',
      clears: 'it was tried again with success at',
      recording: () => {
        const { built, notes } = refused()
        notes.entry.write(notes.envelope, 'append')
        return built.build()
      },
    },
    {
      name: 'memory was rolled back',
      clears: 'memory has nothing that storage lacks',
      recording: () => {
        const { built, notes } = refused()
        notes.store.set({ log: 'short' }, 'rollBack')
        return built.build()
      },
    },
    {
      name: 'writes that fit',
      recording: () => {
        const built = recording()
        const page = built.tab().open().at(2)
        const notes = persistedStore(page, { name: 'notes', initial, saved })
        page.at(1_000)
        notes.set({ log: long }, 'append')
        return built.build()
      },
    },
    {
      name: 'the save of the same data failed as well: told there',
      recording: refusedCart,
      instead: 'save-failed',
    },
    {
      name: 'a write that was refused for another reason',
      recording: () => refused('UnknownError').built.build(),
      instead: 'storage-behind-memory',
    },
  ],
}
