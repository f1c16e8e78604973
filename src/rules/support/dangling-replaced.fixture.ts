import { a, b, c, oneStore, twoStores } from './entities.fixture'
import type { RuleFixture } from './fixture'
import { a as first, studio } from './studio.fixture'

/** Lists that show something else than before: nothing was removed. */
export const replacedLists: RuleFixture['silent'] = [
  {
    name: 'another page',
    clears: 'the list was replaced (another page',
    recording: () =>
      oneStore({ scenes: [a, b], selectedId: null }, [{ selectedId: 'b' }, 'select'], [{ scenes: [c] }, 'nextPage']),
  },
  {
    name: 'a filter: fewer of the same',
    recording: () =>
      oneStore(
        { scenes: [a, b], filter: '', selectedId: null },
        [{ selectedId: 'b' }, 'select'],
        [{ scenes: [a], filter: 'Open' }, 'search'],
      ),
  },
  {
    name: 'filtered, while all of them are kept elsewhere',
    recording: () => {
      const { list, view, build } = twoStores({ scenes: [a, b] }, { shown: [a, b], selectedId: null })
      view({ selectedId: 'b' })
      view({ shown: [a] }, 'hideStorms')
      list({ scenes: [a, b] }, 'load')
      return build()
    },
  },
  {
    name: 'emptied, as by a reset',
    recording: () =>
      oneStore({ scenes: [a, b], selectedId: null }, [{ selectedId: 'b' }, 'select'], [{ scenes: [] }, 'reset']),
  },
  {
    name: 'read again: the server has it no longer',
    recording: () => {
      const { built, page, store } = studio({ selectedId: null })
      store.set({ selectedId: 'b' }, 'select')
      const load = page.at(5_000).request('GET', '/api/scenes')
      page.at(5_050)
      load.answers(200, [first])
      store.set({ scenes: [first] }, 'load', { origins: [load.origin(['scenes'])] })
      return built.build()
    },
  },
  {
    name: 'restored from storage, which another tab had written',
    recording: () => {
      const { page, raw, view, next, build } = twoStores({ scenes: [a, b] }, { selectedId: null })
      view({ selectedId: 'b' })
      next()
      raw.list.set({ scenes: [a] }, undefined, { hydration: 2 })
      page.at(3_000)
      return build()
    },
  },
  {
    name: 'a message of the server took it out',
    recording: () => {
      const { page, raw, view, next, build } = twoStores({ scenes: [a, b] }, { selectedId: null })
      view({ selectedId: 'b' })
      next()
      const body = { type: 'removed', id: 'b' }
      page.add({ type: 'message-received', channel: 'c1', url: 'ws://localhost:3000/live', body })
      raw.list.set({ scenes: [a] }, 'onMessage')
      return build()
    },
  },
]
