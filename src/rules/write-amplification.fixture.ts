import { persistedStore, recording } from '../core/timeline/build.fixture'
import type { Recording } from '../core/timeline/recording'
import type { RuleFixture } from './support/fixture'
import { entities } from './support/large.fixture'

const many = entities(1_000)

interface Typing {
  items?: typeof many
  keys?: number
  /** Milliseconds between two writes. */
  every?: number
  /** What else a key changes. */
  also?: (key: number) => { items: typeof many } | object
}

/** A persisted list, and a field beside it that is typed into: each key writes it all. */
function typed({ items = many, keys = 20, every = 50, also = () => ({}) }: Typing = {}): () => Recording {
  return () => {
    const built = recording()
    const page = built.tab().open().at(2)
    const initial = { first: '', items, edited: 0 }
    const todos = persistedStore(page, { name: 'todos', initial, saved: initial })
    for (let key = 1; key <= keys; key++) {
      page.at(1_000 + key * every)
      todos.set({ first: 'x'.repeat(key), edited: key, ...also(key) }, 'type')
    }
    return built.build()
  }
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'each key writes the whole list',
      recording: typed(),
      subject: 'todos',
      paths: ['first', 'edited'],
      confidence: 'certain',
      says: ['localStorage `todos`', '20 times within 950 ms', 'less than 0.1 %', '`first`'],
      consequence: '20 small changes',
      fix: 'partialize: ({ first, edited }) => ({ first, edited }),',
    },
    {
      name: 'an entry that no store is known to hold',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.localStorage('doc').found({ text: '', items: many })
        for (let key = 1; key <= 12; key++) {
          page.at(1_000 + key * 100)
          entry.write({ text: 'x'.repeat(key), items: many }, 'save')
        }
        return built.build()
      },
      subject: 'doc',
      paths: ['text'],
    },
  ],
  silent: [
    { name: 'throttled: the same keys, five writes', recording: typed({ keys: 5, every: 400 }) },
    { name: 'slow typing: as many writes, over a longer time', recording: typed({ keys: 12, every: 500 }) },
    { name: 'a small state', recording: typed({ items: entities(20) }) },
    {
      name: 'each time another list: all of it has changed',
      recording: typed({ also: (key) => ({ items: entities(1_000, `Result ${key} of a search`) }) }),
    },
  ],
}
