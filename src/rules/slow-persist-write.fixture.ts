import { persistedStore, recording } from '../core/timeline/build.fixture'
import type { Recording } from '../core/timeline/recording'
import type { RuleFixture } from './support/fixture'
import { entities } from './support/large.fixture'

const initial = { items: entities(100), note: '' }

/** A persisted store that is changed once a second, with what each write took. */
function saved(...took: (number | undefined)[]): () => Recording {
  return () => {
    const built = recording()
    const page = built.tab().open().at(2)
    const board = persistedStore(page, { name: 'board', initial, saved: initial })
    for (const [index, each] of took.entries()) {
      page.at(1_000 * (index + 1))
      board.store.set({ note: `${index}` }, 'write')
      board.entry.write(board.envelope, 'write', each === undefined ? {} : { took: each })
    }
    return built.build()
  }
}

/** The same in IndexedDB, where only encoding holds the page up. */
function savedLater(took?: number): () => Recording {
  return () => {
    const built = recording()
    const page = built.tab().open()
    const entry = page.at(1).indexedDB('board')
    const store = page.at(2).store('board', initial, {})
    store.step('started')
    page.at(20)
    entry.read({ state: initial, version: 0 }, 2)
    store.apply(initial)
    page.at(1_000)
    store.set({ note: 'x' }, 'write')
    page.at(1_400)
    const more = took === undefined ? {} : { took }
    entry.write({ state: store.state, version: 0 }, 'write', { startedAt: 1_000, ...more })
    return built.build()
  }
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'once, for longer than anybody overlooks',
      recording: saved(3, 68.4, 4),
      subject: 'board',
      paths: [''],
      confidence: 'certain',
      says: ['localStorage `board`', '68 ms', '12:03:02', 'write'],
      consequence: '68 ms',
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
      recording: savedLater(75),
      subject: 'board',
      paths: [''],
      says: ['encoding', 'IndexedDB `board`', '75 ms'],
    },
  ],
  silent: [
    { name: 'quick writes', recording: saved(undefined, 2, 3.1, undefined, 2) },
    { name: 'one that takes a frame, among quick ones', recording: saved(2, 30, 2, 3, 2, 2) },
    { name: 'four that take a frame: too few to be the rule', recording: saved(20, 20, 20, 20) },
    { name: 'an asynchronous storage that takes its time without the page', recording: savedLater() },
  ],
}
