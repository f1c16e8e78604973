import { persistedStore, recording } from '../core/timeline/build.fixture'
import type { Recording } from '../core/timeline/recording'
import type { RuleFixture } from './support/fixture'

/** As much as takes a frame to write, and as takes long. */
const initial = { text: 'x'.repeat(500_000), note: '' }
const large = { text: 'x'.repeat(1_200_000), note: '' }

/** A persisted store that is changed once a second, with what each write took. */
function saved(...took: (number | undefined)[]): () => Recording {
  return () => board(initial, took)
}

function board(state: typeof initial, took: readonly (number | undefined)[]): Recording {
  const built = recording()
  const page = built.tab().open().at(2)
  const store = persistedStore(page, { name: 'board', initial: state, saved: state })
  for (const [index, each] of took.entries()) {
    page.at(1_000 * (index + 1))
    store.store.set({ note: `${index}` }, 'write')
    store.entry.write(store.envelope, 'write', each === undefined ? {} : { took: each })
  }
  return built.build()
}

/** A few bytes whose write the machine held up. */
function heldUp(): Recording {
  const built = recording()
  const page = built.tab().open().at(2)
  const small = { theme: 'light' }
  const settings = persistedStore(page, { name: 'settings', initial: small, saved: small })
  page.at(1_000)
  settings.store.set({ theme: 'dark' }, 'choose')
  settings.entry.write(settings.envelope, 'choose', { took: 88 })
  return built.build()
}

/** The same in IndexedDB, where only encoding holds the page up. */
function savedLater(took?: number): () => Recording {
  return () => {
    const built = recording()
    const page = built.tab().open()
    const entry = page.at(1).indexedDB('board')
    const store = page.at(2).store('board', large, {})
    store.step('started')
    page.at(20)
    entry.read({ state: large, version: 0 }, 2)
    store.apply(large)
    page.at(1_000)
    store.set({ note: 'x' }, 'write')
    page.at(1_400)
    const more = took === undefined ? {} : { took }
    entry.write({ state: store.state, version: 0 }, 'write', { startedAt: 1_000, ...more })
    return built.build()
  }
}

function picture(): Recording {
  const built = recording()
  const page = built.tab().open().at(2)
  page.store('gallery', { ids: [1] })
  page.at(1_000)
  page.localStorage('thumbnail:1').write(`data:image/png;base64,${'iVBORw0KGgo'.repeat(9_000)}`, 'add', { took: 77 })
  return built.build()
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'once, for longer than anybody overlooks',
      recording: () => board(large, [58.4, 52]),
      subject: 'board',
      paths: [''],
      confidence: 'certain',
      says: ['1.2 MB', 'localStorage `board`', '58 ms', '12:03:01', 'write'],
      consequence: '58 ms',
    },
    {
      name: 'five times in a row, longer than a frame',
      recording: saved(18, 22, 17, 40, 19),
      subject: 'board',
      paths: [''],
      says: ['19 ms each time', 'median of 5'],
    },
    {
      name: 'an asynchronous storage whose encoding blocks',
      recording: savedLater(55),
      subject: 'board',
      paths: [''],
      says: ['encoding', 'IndexedDB `board`', '55 ms'],
    },
  ],
  silent: [
    { name: 'quick writes', recording: saved(undefined, 2, 3.1, undefined, 2) },
    {
      name: 'one that took long among others of that size: the page was held up by something else',
      recording: () => board(large, [3, 90, 4]),
      clears: 'another one of that size took 3 ms',
    },
    {
      name: 'a small state on a busy machine',
      recording: () => board({ text: 'x'.repeat(20_000), note: '' }, [80, 75, 60, 90, 85]),
    },
    { name: 'one that takes a frame, among quick ones', recording: saved(2, 30, 2, 3, 2, 2) },
    { name: 'a few bytes, once: that was the machine', recording: heldUp },
    { name: 'a picture as a text, written once on a busy machine', recording: picture },
    { name: 'four that take a frame: too few to be the rule', recording: saved(20, 20, 20, 20) },
    { name: 'an asynchronous storage that takes its time without the page', recording: savedLater() },
  ],
}
