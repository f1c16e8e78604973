import { persistedStore, recording, refusedCart } from '../core/timeline/build.fixture'
import type { RuleFixture } from './support/fixture'
import { failedMutations, savedMutations } from './support/mutations.fixture'
import { shapes } from './support/save-failed-shapes.fixture'
import { failedEnds, savedLater } from './support/save-failed-ends.fixture'
import { a, b, c, reloaded, send, studio } from './support/studio.fixture'

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'an optimistic create that the server answered with 500',
      recording: () => {
        const { built, page, store } = studio()
        store.set({ scenes: [a, b, c] }, 'addScene')
        send(page, ['POST', '/api/scenes', c], 500)
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.c'],
      confidence: 'certain',
      says: ['POST /api/scenes failed (500) at 12:03:01', '`scenes.c` exists only in this browser'],
    },
    {
      name: 'a create that the page kept until it was left, and that the reload did not bring back',
      recording: () => {
        const { built, tab, page, store } = studio()
        store.set({ scenes: [a, b, c] }, 'addScene')
        send(page, ['POST', '/api/scenes', c], 500)
        reloaded(tab, page)
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.c'],
      says: ['`scenes.c` existed only in this page', 'The page was left at 12:03:05'],
      consequence: 'Leaving the page lost it: scenes.c.',
    },
    {
      name: 'a create without an id of its own',
      recording: () => {
        const { built, page, store } = studio()
        store.set({ scenes: [a, b, { ...c, id: 'temp-1' }] }, 'addScene')
        send(page, ['POST', '/api/scenes', { title: c.title, code: c.code }], 503)
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes["temp-1"]'],
    },
    {
      name: 'an edit that never arrived',
      recording: () => {
        const { built, page, store } = studio()
        store.set({ scenes: [{ ...a, title: 'Overture' }, b] }, 'rename')
        const save = page.request('PATCH', '/api/scenes/a', { title: 'Overture' })
        page.at(1_040)
        save.fails()
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.a.title'],
      says: ['PATCH /api/scenes/a failed (no answer: Failed to fetch)'],
    },
    {
      name: 'a removal that the server refused',
      recording: () => {
        const { built, page, store } = studio()
        store.set({ scenes: [a] }, 'removeScene')
        send(page, ['DELETE', '/api/scenes/b'], 409)
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.b'],
      says: ['gone here and still on the server'],
      consequence: 'brings it back',
    },
    {
      name: 'a resource that was never read: the request carries an entity of the store',
      recording: () => {
        const built = recording()
        const page = built.tab().open().at(5)
        const scenes = persistedStore(page, { name: 'scenes-store', initial: { scenes: [] }, saved: { scenes: [a] } })
        page.at(1_000)
        scenes.set({ scenes: [a, c] }, 'addScene')
        send(page, ['PUT', '/api/v1/scenes/c', c], 500)
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.c'],
      confidence: 'likely',
    },
    {
      name: 'a single thing; the refused write of storage is listed under it',
      recording: refusedCart,
      subject: 'cart-storage',
      paths: ['items', 'total'],
    },
    ...shapes,
    ...failedMutations,
    {
      name: 'memory was rolled back and storage was not',
      recording: () => {
        const built = recording()
        const page = built.tab().open().at(5)
        const scenes = persistedStore(page, { name: 'scenes-store', initial: { scenes: [] }, saved: { scenes: [a] } })
        const load = page.at(10).request('GET', '/api/scenes')
        page.at(60)
        load.answers(200, [a])
        scenes.store.set({ scenes: [a] }, 'load', { origins: [load.origin(['scenes'])] })
        page.at(1_000)
        scenes.set({ scenes: [a, c] }, 'addScene')
        send(page, ['POST', '/api/scenes', c], 500)
        scenes.store.set({ scenes: [a] }, undefined, { hydration: 2 })
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.c'],
    },
    {
      name: 'the state says so itself',
      recording: () => {
        const { built, page, store } = studio({ saveError: null })
        store.set({ scenes: [a, b, c] }, 'addScene')
        send(page, ['POST', '/api/scenes', c], 500)
        store.set({ saveError: 'Could not save Ending' }, 'onError')
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.c'],
      severity: 'info',
      says: ['saveError'],
    },
    {
      name: 'the state said so itself until the page was left',
      recording: () => {
        const { built, tab, page, store } = studio({ saveError: null })
        store.set({ scenes: [a, b, c], saveError: 'Could not save Ending' }, 'addScene')
        send(page, ['POST', '/api/scenes', c], 500)
        reloaded(tab, page, { saveError: null })
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.c'],
      severity: 'info',
    },
    ...failedEnds,
  ],
  silent: [
    ...savedMutations,
    {
      name: 'a create that was rolled back before the page was left',
      recording: () => {
        const { built, tab, page, store } = studio()
        store.set({ scenes: [a, b, c] }, 'addScene')
        send(page, ['POST', '/api/scenes', c], 500)
        store.set({ scenes: [a, b] }, 'addScene')
        reloaded(tab, page)
        return built.build()
      },
    },
    savedLater,
    {
      name: 'rolled back',
      recording: () => {
        const { built, page, store } = studio()
        store.set({ scenes: [a, b, c] }, 'addScene')
        send(page, ['POST', '/api/scenes', c], 500)
        store.set({ scenes: [a, b] }, 'rollBack')
        return built.build()
      },
      clears: 'nothing of it is kept in memory or storage as if it were saved',
    },
    {
      name: 'an edit of a resource that was never read, rolled back',
      recording: () => {
        const built = recording()
        const page = built.tab().open().at(5)
        const scenes = persistedStore(page, { name: 'scenes-store', initial: { scenes: [] }, saved: { scenes: [a] } })
        page.at(1_000)
        scenes.set({ scenes: [{ ...a, title: 'Overture' }] }, 'rename')
        send(page, ['PATCH', '/api/v1/scenes/a', { id: 'a', title: 'Overture' }], 500)
        scenes.set({ scenes: [a] }, 'rollBack')
        return built.build()
      },
    },
    {
      name: 'an order that failed leaves the cart as it is',
      recording: () => {
        const built = recording()
        const page = built.tab().open().at(5)
        const cart = { id: 'cart-1', items: [{ id: 'sku-1', qty: 1 }] }
        persistedStore(page, { name: 'cart', initial: { cart: null }, saved: { cart } })
        page.at(1_000)
        send(page, ['POST', '/api/orders', { cart }], 503)
        return built.build()
      },
    },
    {
      name: 'a count of views that failed, while the app notes when it opened the scene',
      recording: () => {
        const { built, page, store } = studio()
        store.set({ scenes: [{ ...a, openedAt: 1_000 }, b] }, 'open')
        send(page, ['POST', '/api/scenes/a/view'], 500)
        return built.build()
      },
    },
    {
      name: 'a failed action that changed nothing',
      recording: () => {
        const { built, page } = studio()
        send(page, ['POST', '/api/scenes/a/export'], 500)
        return built.build()
      },
    },
    {
      name: 'a retry succeeded',
      recording: () => {
        const { built, page, store } = studio()
        store.set({ scenes: [a, b, c] }, 'addScene')
        send(page, ['POST', '/api/scenes', c], 500)
        const retry = page.at(2_000).request('POST', '/api/scenes', c)
        page.at(2_040)
        retry.answers(201, c)
        return built.build()
      },
      clears: 'it was tried again at 12:03:02 and succeeded',
    },
    {
      name: 'a retry is under way',
      recording: () => {
        const { built, page, store } = studio()
        store.set({ scenes: [a, b, c] }, 'addScene')
        send(page, ['POST', '/api/scenes', c], 500)
        page.at(2_000).request('POST', '/api/scenes', c)
        return built.build()
      },
    },
    {
      name: 'a failed edit that a later save of the whole brought over',
      recording: () => {
        const { built, page, store } = studio()
        const renamed = { ...a, title: 'Overture' }
        store.set({ scenes: [renamed, b] }, 'rename')
        send(page, ['PATCH', '/api/scenes/a', { title: 'Overture' }], 500)
        const whole = page.at(3_000).request('PUT', '/api/scenes/a', renamed)
        page.at(3_040)
        whole.answers(204)
        return built.build()
      },
    },
    {
      name: 'a search that failed',
      recording: () => {
        const { built, page, store } = studio({ search: { text: '', page: 1 } })
        store.set({ search: { text: 'storm', page: 1 } }, 'search')
        send(page, ['POST', '/api/search', { text: 'storm', page: 1 }], 500)
        return built.build()
      },
    },
    {
      name: 'analytics that failed',
      recording: () => {
        const { built, page } = studio()
        send(page, ['POST', '/collect', { event: 'open', id: 'a', title: 'Opening' }], 502)
        return built.build()
      },
    },
    {
      name: 'a form that the server does not accept',
      recording: () => {
        const { built, page, store } = studio({ form: { email: '', name: '' } })
        store.set({ form: { email: 'ada@', name: 'Ada Lovelace' } }, 'type')
        send(page, ['POST', '/api/users', { email: 'ada@', name: 'Ada Lovelace' }], 422, { errors: ['email'] })
        return built.build()
      },
    },
    {
      name: 'a save that succeeded',
      recording: () => {
        const { built, page, store } = studio()
        store.set({ scenes: [a, b, c] }, 'addScene')
        send(page, ['POST', '/api/scenes', c], 201, c)
        return built.build()
      },
    },
    {
      name: 'just failed: the app has a moment to roll back',
      recording: () => {
        const { built, page, store } = studio()
        store.set({ scenes: [a, b, c] }, 'addScene')
        send(page, ['POST', '/api/scenes', c], 500)
        return built.build(200)
      },
    },
  ],
}
