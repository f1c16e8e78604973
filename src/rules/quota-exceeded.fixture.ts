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
      recording: () => {
        const { built, notes } = refused()
        notes.entry.write(notes.envelope, 'append')
        return built.build()
      },
    },
    {
      name: 'memory was rolled back',
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
