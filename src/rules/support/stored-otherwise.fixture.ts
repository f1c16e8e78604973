import { persistedStore, recording } from '../../core/timeline/build.fixture'
import type { RuleFixture } from './fixture'

const lamp = { id: 'sku-1', name: 'Desk lamp' }
const saved = { items: [lamp], total: 19.9 }

function opened() {
  const built = recording()
  return { built, page: built.tab().open().at(2) }
}

/** Entries that by their writer's own choice hold something else than memory does. */
export const storedOtherwise: RuleFixture['silent'] = [
  {
    name: 'a partialize that rounds what it keeps, until the page is left',
    recording: () => {
      const { built, page } = opened()
      const { store, entry } = persistedStore(page, { name: 'cart', initial: { items: [], total: 0 }, saved })
      for (const total of [31, 32, 33]) {
        page.at(1_000 + total)
        store.set({ total }, 'tick')
        entry.write({ state: { ...saved, total: 30 }, version: 0 }, 'tick')
      }
      page.at(5_000).leave()
      return built.build()
    },
  },
  {
    name: 'a field deep in the state that the app itself never writes',
    recording: () => {
      const { built, page } = opened()
      const entry = page.localStorage('tasks').found({ tasks: { list: [lamp] } })
      const store = page.at(2).store('tasks', { tasks: { list: [lamp], status: 'idle' } })
      for (const [index, status] of ['loading', 'ok'].entries()) {
        const list = [lamp, { id: `sku-${index}`, name: 'Another' }]
        page.at(1_000 * (index + 1))
        store.set({ tasks: { list, status } }, 'load')
        page.at(1_000 * (index + 1) + 500)
        entry.write({ tasks: { list } }, 'save')
      }
      return built.build()
    },
  },
  {
    name: 'a plugin of pinia that converts what an older release saved, and writes with the next change',
    recording: () => {
      const { built, page } = opened()
      const stored = { columns: 'name,price', rows: 50 }
      const entry = page.localStorage('table').found(stored)
      const store = page.store('table', { columns: ['name'], rows: 20 }, {})
      entry.read(stored)
      store.set({ columns: ['name', 'price'], rows: 50 }, 'deserialize')
      return built.build()
    },
  },
  {
    name: 'a draft that was taken away once it was sent',
    recording: () => {
      const { built, page } = opened()
      const entry = page.localStorage('draft').found({ text: 'Once upon', title: 'A tale' })
      const store = page.at(2).store('draft', { text: 'Once upon', title: 'A tale', rev: 1 })
      page.at(1_000)
      store.set({ text: 'Once upon a time' }, 'type')
      entry.write({ text: 'Once upon a time', title: 'A tale' }, 'type')
      page.at(2_000)
      entry.remove()
      store.set({ text: 'Once upon a time.', rev: 2 }, 'save')
      return built.build()
    },
  },
]
