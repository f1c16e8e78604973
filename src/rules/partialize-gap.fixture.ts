import type { RuleFixture } from './support/fixture'
import { reloaded, restored, type State } from './support/reload.fixture'

const a = { id: 'scene-a', title: 'Storm' }
const b = { id: 'scene-b', title: 'Calm' }

const cart = { initial: { items: [], total: 0, note: '' }, omits: ['total'] }
const player = { initial: { scenes: [], currentId: '', speed: 1 }, omits: ['scenes'] }
const board = { initial: { scenes: [], pendingIds: [], isSyncing: false }, omits: ['pendingIds', 'isSyncing'] }
const session = { initial: { token: '', user: null, theme: 'light' }, omits: ['user'] }

const keptOf = (state: State, omits: string[]): State =>
  Object.fromEntries(Object.entries(state).filter(([key]) => !omits.includes(key)))

/** Sets each of the states in turn, reloads, and gives back what partialize kept. */
function kept(options: { initial: State; omits: string[] }, states: readonly State[], after?: State) {
  const { built, first, leave } = reloaded({ name: 'store', ...options }, ({ page, store, entry }) => {
    for (const [index, state] of states.entries()) {
      page.at(1_100 + index * 200)
      store.set(state, 'change')
      entry.write({ state: keptOf(store.state, options.omits), version: 0 }, 'change')
    }
  })
  const page = leave()
  const next = restored(page, { name: 'store', ...options }, keptOf(first.store.state, options.omits))
  if (after) {
    page.at(3_300)
    next.store.set(after, 'compute')
    next.entry.write({ state: keptOf(next.store.state, options.omits), version: 0 }, 'compute')
  }
  return built.build()
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a total that was always changed with the items',
      recording: () => kept(cart, [{ items: [a], total: 5 }, { items: [a, b], total: 12 }, { note: 'soon' }]),
      subject: 'store',
      paths: ['total'],
      confidence: 'likely',
      says: ['`items` came back', '`total` (12 → 0) did not', 'changed together with `items` every time (2)'],
      consequence: 'items without total',
    },
    {
      name: 'an id that refers to what was left out',
      recording: () => kept(player, [{ scenes: [a, b] }, { currentId: 'scene-b' }]),
      subject: 'store',
      paths: ['scenes'],
      says: ['`currentId` came back', '`currentId` refers to it (scene-b)'],
    },
    {
      name: 'marks of what is not synced yet',
      recording: () => kept(board, [{ scenes: [a] }, { scenes: [a, b], pendingIds: ['scene-b'] }]),
      subject: 'store',
      paths: ['pendingIds'],
      says: ['it marked what is in `scenes` (scene-b)'],
    },
    {
      name: 'a flag that was set with the change it stands for',
      recording: () => kept(board, [{ scenes: [a] }, { scenes: [a, b], isSyncing: true }]),
      subject: 'store',
      paths: ['isSyncing'],
      says: ['`isSyncing` (true → false) did not', 'it marked what is in `scenes`'],
    },
    {
      name: 'a token without its user',
      recording: () =>
        kept(session, [
          { token: 'abc', user: { name: 'Ada' } },
          { token: '', user: null },
          { token: 'def', user: { name: 'Ada' } },
        ]),
      subject: 'store',
      paths: ['user'],
      says: ['`token` came back', 'changed together with `token` every time (3)'],
    },
  ],
  silent: [
    { name: 'it was never anything but its default', recording: () => kept(cart, [{ items: [a] }, { items: [a, b] }]) },
    {
      name: 'computed anew before it settled',
      recording: () =>
        kept(
          cart,
          [
            { items: [a], total: 5 },
            { items: [a, b], total: 12 },
          ],
          { total: 12 },
        ),
    },
    {
      name: 'fetched anew before it settled',
      recording: () => kept(player, [{ scenes: [a, b] }, { currentId: 'scene-b' }], { scenes: [a, b] }),
    },
    {
      name: 'changed together once only',
      recording: () => kept(cart, [{ items: [a], total: 5 }]),
    },
    {
      name: 'each was changed by itself as well',
      recording: () => kept(cart, [{ items: [a], total: 5 }, { items: [a, b], total: 12 }, { total: 11 }]),
    },
    {
      name: 'what the screen notes for itself: open, loading, when',
      recording: () => {
        const screen = {
          initial: { chosen: '', isOpen: false, isLoading: false, lastFetchedAt: 0, error: null },
          omits: ['isOpen', 'isLoading', 'lastFetchedAt', 'error'],
        }
        const open = { chosen: 'scene-a', isOpen: true, isLoading: true, lastFetchedAt: 7, error: { text: 'late' } }
        return kept(screen, [open, screen.initial, open])
      },
    },
    {
      name: 'an id of something else',
      recording: () => kept(player, [{ scenes: [a, b] }, { currentId: 'home' }]),
    },
    {
      name: 'the mark was taken away before the reload',
      recording: () =>
        kept(board, [
          { scenes: [a, b], pendingIds: ['scene-b'], isSyncing: true },
          { pendingIds: [], isSyncing: false },
        ]),
    },
    {
      name: 'marks of nothing that is kept',
      recording: () => kept(board, [{ scenes: [a] }, { pendingIds: ['scene-x'] }]),
    },
    {
      name: 'the kept one was emptied after the reload',
      recording: () =>
        kept(
          session,
          [
            { token: 'abc', user: { name: 'Ada' } },
            { token: '', user: null },
            { token: 'def', user: { name: 'Ada' } },
          ],
          { token: '' },
        ),
    },
    {
      name: 'a save that the reload cut off: told by what the server lacks',
      recording: () => {
        const { built, leave } = reloaded({ name: 'store', ...board }, ({ page, store, entry }) => {
          const load = page.request('GET', '/api/scenes')
          page.at(1_100)
          load.answers(200, [a])
          store.set({ scenes: [a] }, 'load', { origins: [load.origin(['scenes'])] })
          entry.write({ state: { scenes: [a] }, version: 0 }, 'load')
          page.at(2_900)
          store.set({ scenes: [a, b], pendingIds: ['scene-b'] }, 'add')
          entry.write({ state: { scenes: [a, b] }, version: 0 }, 'add')
        })
        restored(leave(), { name: 'store', ...board }, { scenes: [a, b] })
        return built.build()
      },
    },
    {
      name: 'the page has not come to rest yet',
      recording: () => {
        const recorded = kept(cart, [
          { items: [a], total: 5 },
          { items: [a, b], total: 12 },
        ])
        return { ...recorded, now: recorded.now - 9_500 }
      },
    },
  ],
}
