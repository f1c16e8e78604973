import type { RuleFixture } from './support/fixture'
import { replacedLists } from './support/dangling-replaced.fixture'
import { danglingShapes } from './support/dangling-shapes.fixture'
import { a, b, c, oneStore, twoStores } from './support/entities.fixture'
import { send, studio } from './support/studio.fixture'

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'the selection of one store keeps the id of a scene that was removed from another',
      recording: () => {
        const { list, view, build } = twoStores({ scenes: [a, b, c] }, { selectedId: null })
        view({ selectedId: 'b' })
        list({ scenes: [a, c] }, 'removeScene')
        return build()
      },
      subject: 'ui',
      paths: ['selectedId'],
      confidence: 'likely',
      says: ['`selectedId` still holds "b"', 'removeScene removed from `scenes` at 12:03:02'],
      consequence: 'finds nothing',
    },
    {
      name: 'the server deleted it, and the list was read again without it',
      recording: () => {
        const { built, page, store } = studio({ activeScene: null })
        store.set({ activeScene: 'b' }, 'open')
        page.at(2_000)
        const removal = page.request('DELETE', '/api/scenes/b')
        page.at(2_040)
        removal.answers(204)
        const load = page.request('GET', '/api/scenes')
        page.at(2_080)
        load.answers(200, [{ id: 'a', title: 'Opening', code: 'scene("opening")' }])
        const scenes = [{ id: 'a', title: 'Opening', code: 'scene("opening")' }]
        store.set({ scenes }, 'load', { origins: [load.origin(['scenes'])] })
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['activeScene'],
      confidence: 'certain',
      says: ['(DELETE /api/scenes/b)'],
    },
    ...danglingShapes,
  ],
  silent: [
    {
      name: 'set to null with the removal',
      recording: () =>
        oneStore(
          { scenes: [a, b], selectedId: null },
          [{ selectedId: 'b' }, 'select'],
          [{ scenes: [a], selectedId: null }, 'removeScene'],
        ),
    },
    {
      name: 'set to another, by another store and a moment later',
      recording: () => {
        const { list, view, build } = twoStores({ scenes: [a, b, c] }, { selectedId: 'a' })
        view({ selectedId: 'b' })
        list({ scenes: [a, c] }, 'removeScene')
        view({ selectedId: 'c' })
        return build()
      },
    },
    {
      name: 'just removed: the app may still clear it',
      recording: () => {
        const { list, view, build } = twoStores({ scenes: [a, b] }, { selectedId: null })
        view({ selectedId: 'b' })
        list({ scenes: [a] }, 'removeScene')
        return build(300)
      },
    },
    ...replacedLists,
    {
      name: 'equal numbers that never came from there: a page, an index, a count, a tab',
      recording: () => {
        const items = [1, 2, 3, 4].map((id) => ({ id, title: `Item ${id}` }))
        const state = { items, page: 1, selected: 0, pageSize: 3, selectedTab: 1, total: 4 }
        return oneStore(
          state,
          [{ page: 3, selected: 3, selectedTab: 3 }, 'goTo'],
          [{ items: items.filter(({ id }) => id !== 3), total: 3 }, 'remove'],
        )
      },
    },
    {
      name: 'numbers of two kinds of things: the user of that id is there',
      recording: () => {
        const users = [1, 2].map((id) => ({ id, name: `User ${id}` }))
        const scenes = [1, 2].map((id) => ({ id, title: `Scene ${id}` }))
        return oneStore(
          { users, scenes, selectedUserId: null },
          [{ selectedUserId: 2 }, 'select'],
          [{ scenes: scenes.slice(0, 1) }, 'removeScene'],
        )
      },
    },
    {
      name: 'moved to another list',
      recording: () =>
        oneStore(
          { inbox: [a, b], archive: [], openId: null },
          [{ openId: 'b' }, 'open'],
          [{ inbox: [a], archive: [b] }, 'archive'],
        ),
    },
    {
      name: 'taken out of the cart: the product is still there',
      recording: () => {
        const products = [
          { id: 'sku-1', name: 'Lamp' },
          { id: 'sku-7', name: 'Storm lamp' },
        ]
        const line = (id: string) => ({ id, qty: 1 })
        return oneStore(
          { products, cart: [line('sku-1'), line('sku-7')], selectedProductId: null },
          [{ selectedProductId: 'sku-7' }, 'select'],
          [{ cart: [line('sku-1')] }, 'removeFromCart'],
        )
      },
    },
    {
      name: 'taken out of the cart of one store, viewed in another, with the products in none',
      recording: () => {
        const { list, view, build } = twoStores({ cart: [{ id: 'sku-1' }, { id: 'sku-7' }] }, { lastViewed: null })
        view({ lastViewed: 'sku-7' })
        list({ cart: [{ id: 'sku-1' }] }, 'removeFromCart')
        return build()
      },
    },
    {
      name: 'noted as removed, in a log, and for undo',
      recording: () => {
        const state = { scenes: [a, b], log: [], lastRemovedId: null, past: [] }
        const log = [{ type: 'open', sceneId: 'b' }]
        return oneStore(
          state,
          [{ log }, 'open'],
          [{ scenes: [a], lastRemovedId: 'b', past: [{ scenes: [a, b], selectedId: 'b' }] }, 'removeScene'],
        )
      },
    },
    {
      name: 'undone: the scene is there again',
      recording: () =>
        oneStore(
          { scenes: [a, b], selectedId: null },
          [{ selectedId: 'b' }, 'select'],
          [{ scenes: [a] }, 'removeScene'],
          [{ scenes: [a, b] }, 'undo'],
        ),
    },
    {
      name: 'the server refused the deletion, and the list was rolled back',
      recording: () => {
        const { built, page, store } = studio({ selectedId: null })
        store.set({ selectedId: 'b' }, 'select')
        const scenes = store.state.scenes ?? null
        page.at(1_020)
        store.set({ scenes: Array.isArray(scenes) ? scenes.slice(0, 1) : null }, 'removeScene')
        send(page, ['DELETE', '/api/scenes/b'], 500)
        store.set({ scenes }, 'rollBack')
        return built.build()
      },
    },
    {
      name: 'a word that is no reference: it stood there before the scene did',
      recording: () => {
        const { list, view, build } = twoStores({ scenes: [a] }, { mode: 'edit' })
        view({ mode: 'draft' }, 'setMode')
        list({ scenes: [a, { id: 'draft', title: 'Draft' }] }, 'addScene')
        list({ scenes: [a] }, 'removeScene')
        return build()
      },
    },
  ],
}
