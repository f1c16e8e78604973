import type { PageBuilder, StoreBuilder } from '../core/timeline/build.fixture'
import type { Encoded } from '../core/value/encoded'
import type { RuleFixture } from './support/fixture'
import { a, b, c, studio } from './support/studio.fixture'

const d = { id: 'd', title: 'Encore', code: 'scene("encore")' }

/** A scene is made, and sent so many milliseconds later. */
function made(page: PageBuilder, store: StoreBuilder, { at, after }: { at: number; after: number }) {
  page.at(at)
  page.add({ type: 'page-used' })
  store.set({ scenes: [a, b, c] }, 'addScene')
  page.at(at + after)
  const save = page.request('POST', '/api/scenes', c)
  page.at(at + after + 40)
  save.answers(201, c)
}

/** A scene that nothing sends, with these members. */
function copied(scene: { [key: string]: Encoded } & { id: string }, more: { [key: string]: Encoded } = {}) {
  const { built, page, store } = studio(more)
  page.at(2_000)
  store.set({ scenes: [a, b, scene] }, 'duplicateScene')
  return built.build()
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a copy of a scene that nothing sends',
      recording: () => copied(c),
      subject: 'scenes-store',
      paths: ['scenes.c'],
      severity: 'info',
      confidence: 'likely',
      says: ['duplicateScene made `scenes.c` at 12:03:02', 'no request has carried it since', 'GET /api/scenes'],
      consequence: 'exists only in this browser',
      fix: 'set((state) => ({ scenes: [...state.scenes, { ...made, unsaved: true }] }))',
    },
    {
      name: 'while others of the list are sent by themselves',
      recording: () => {
        const { built, page, store } = studio()
        made(page, store, { at: 2_000, after: 0 })
        page.at(6_000)
        store.set({ scenes: [a, b, c, d] }, 'duplicateScene')
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.d'],
      severity: 'warning',
      says: ['duplicateScene made `scenes.d`', 'others made here were sent at once by themselves'],
    },
    {
      name: 'others are sent when somebody presses Save',
      recording: () => {
        const { built, page, store } = studio()
        page.at(2_000)
        store.set({ scenes: [a, b, c] }, 'addScene')
        page.at(4_000)
        page.add({ type: 'page-used' })
        const save = page.at(4_010).request('POST', '/api/scenes', c)
        page.at(4_050)
        save.answers(201, c)
        page.at(6_000)
        store.set({ scenes: [a, b, c, d] }, 'duplicateScene')
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.d'],
      severity: 'info',
    },
  ],
  silent: [
    {
      name: 'all of them are sent',
      recording: () => {
        const { built, page, store } = studio()
        made(page, store, { at: 2_000, after: 400 })
        return built.build()
      },
    },
    {
      name: 'pending: a debounced save is not due yet',
      recording: () => {
        const { built, page, store } = studio()
        made(page, store, { at: 2_000, after: 800 })
        page.at(10_000)
        store.set({ scenes: [a, b, c, d] }, 'addScene')
        return built.build(1_200)
      },
    },
    { name: 'marked as a draft', recording: () => copied({ ...c, draft: true }), clears: 'the state says so itself' },
    { name: 'marked as local by its status', recording: () => copied({ ...c, status: 'local' }) },
    { name: 'marked by its id', recording: () => copied({ ...c, id: 'draft-1' }) },
    { name: 'the state says that something is unsaved', recording: () => copied(c, { unsaved: ['c'] }) },
    {
      name: 'a local-only collection: nothing in it is of the server',
      recording: () => {
        const { built, page, store } = studio({ bookmarks: [] })
        page.at(2_000)
        store.set(
          {
            bookmarks: [
              { id: 'm1', scene: 'a' },
              { id: 'm2', scene: 'b' },
            ],
          },
          'bookmark',
        )
        return built.build()
      },
    },
    {
      name: 'sent to another address, with all that was made',
      recording: () => {
        const { built, page, store } = studio()
        page.at(2_000)
        store.set({ scenes: [a, b, c] }, 'import')
        const sync = page.request('POST', '/api/sync', { created: [c] })
        page.at(2_040)
        sync.answers(200, { ok: true })
        return built.build()
      },
    },
    {
      name: 'the server said so over a connection',
      recording: () => {
        const { built, page, store } = studio()
        made(page, store, { at: 2_000, after: 0 })
        page.at(6_000)
        const body = { type: 'created', scene: d }
        page.add({ type: 'message-received', channel: 'c1', url: 'ws://localhost:3000/live', body })
        store.set({ scenes: [a, b, c, d] }, 'onMessage')
        return built.build()
      },
    },
    {
      name: 'sent over a connection',
      recording: () => {
        const { built, page, store } = studio()
        page.at(2_000)
        store.set({ scenes: [a, b, c] }, 'addScene')
        const body = { type: 'create', scene: c }
        page.add({ type: 'message-sent', channel: 'c1', url: 'ws://localhost:3000/live', body })
        return built.build()
      },
    },
    {
      name: 'another tab made it, and sent it',
      recording: () => {
        const { built, page, store } = studio()
        made(page, store, { at: 2_000, after: 0 })
        const other = built.tab().open().at(5_000)
        const theirs = other.store('scenes-store', { scenes: [a, b, c] }, { omits: [['scenes']] })
        other.at(6_000)
        theirs.set({ scenes: [a, b, c, d] }, 'addScene')
        const save = other.request('POST', '/api/scenes', d)
        other.at(6_040)
        save.answers(201, d)
        page.at(6_050)
        store.set({ scenes: [a, b, c, d] }, 'onBroadcast')
        return built.build()
      },
    },
  ],
}
