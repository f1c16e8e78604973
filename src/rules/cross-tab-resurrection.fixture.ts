import { played, preloaded } from './support/two-tabs.fixture'
import type { RuleFixture } from './support/fixture'
import { twoCaches } from './support/two-caches.fixture'

const lamp = { id: 'l', qty: 1 }
const vase = { id: 'v', qty: 1 }
const cart = { items: [lamp, vase], total: 2, note: '' }
const signedIn = { user: { id: 'u1', name: 'Ada' }, token: 'secret', theme: 'light' }
const signedOut = { user: null, token: '', theme: 'light' }

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a cache of the server that tab 1 cleared',
      recording: () => twoCaches(undefined),
      subject: 'cache',
      paths: ['data'],
    },
    {
      name: 'an entity that tab 1 removed is written back by tab 2, with the total that went with it',
      recording: played(cart, cart, ({ first, second }) => {
        first.set(6_000, { items: [lamp], total: 1 }, 'remove')
        second.set(11_000, { note: 'ring twice' }, 'setNote')
      }),
      subject: 'board',
      paths: ['items.v', 'total'],
      confidence: 'certain',
      says: [
        'tab 2 brought back what tab 1 had removed',
        '`items.v`',
        '`total` (1 → 2)',
        '12:03:11',
        'setNote in tab 2',
        'remove in tab 1',
      ],
      consequence: 'Reloading any tab brings back what was removed',
      rescue: 'what tab 1 had written to `board` at 12:03:06',
    },
    {
      name: 'from a record by id',
      recording: played(
        { byId: { l: lamp, v: vase }, n: 0 },
        { byId: { l: lamp, v: vase }, n: 0 },
        ({ first, second }) => {
          first.set(6_000, { byId: { l: lamp } }, 'remove')
          second.set(11_000, { n: 1 }, 'count')
        },
      ),
      subject: 'board',
      paths: ['byId.v'],
    },
    {
      name: 'tab 1 signs out and empties the fields, tab 2 signs in again by saving something else',
      recording: played(signedOut, signedIn, ({ first, second }) => {
        first.set(6_000, { user: null, token: '' }, 'signOut')
        second.set(11_000, { theme: 'dark' }, 'setTheme')
      }),
      subject: 'board',
      paths: ['user', 'token'],
    },
    {
      name: 'tab 1 removes the key of a store that both had created with what was saved',
      recording: preloaded,
      subject: 'redux',
      paths: ['token', 'uid'],
    },
    {
      name: 'tab 1 empties a list',
      recording: played({ items: [], n: 0 }, { items: [lamp, vase], n: 0 }, ({ first, second }) => {
        first.set(6_000, { items: [] }, 'clear')
        second.set(11_000, { n: 1 }, 'count')
      }),
      subject: 'board',
      paths: ['items'],
    },
    {
      name: 'tab 1 removes the whole key',
      recording: played(signedOut, signedIn, ({ first, second }) => {
        first.remove(6_000)
        second.set(11_000, { theme: 'dark' }, 'setTheme')
      }),
      subject: 'board',
      paths: ['user', 'token'],
      fix: 'event.newValue === null',
    },
    {
      name: 'tab 1 removes the whole key, tab 2 writes its list back with a change of its own in it',
      recording: played({ items: [] }, { items: [lamp, vase] }, ({ first, second }) => {
        first.remove(6_000)
        second.set(11_000, { items: [{ ...lamp, qty: 2 }, vase] }, 'more')
      }),
      subject: 'board',
      paths: ['items.v'],
    },
  ],
  silent: [
    {
      name: 'a cache of the server that each tab persists as it has it',
      recording: () => twoCaches({ data: { books: [], user: 'Ada' }, fetched: 1 }),
    },
    {
      name: 'tab 2 had taken the removal in',
      recording: played(cart, cart, ({ first, second }) => {
        first.set(6_000, { items: [lamp], total: 1 }, 'remove')
        second.follow(6_002, { items: [lamp], total: 1, note: '' })
        second.set(11_000, { note: 'ring twice' }, 'setNote')
        first.follow(11_002, { items: [lamp], total: 1, note: 'ring twice' })
      }),
    },
    {
      name: 'by a message of its own, before the news of the storage',
      recording: played(cart, cart, ({ first, second }) => {
        second.page.at(5_999)
        second.store.set({ items: [lamp], total: 1 }, 'onMessage')
        first.set(6_000, { items: [lamp], total: 1 }, 'remove')
        second.set(11_000, { note: 'ring twice' }, 'setNote')
        first.follow(11_002, { items: [lamp], total: 1, note: 'ring twice' })
      }),
    },
    {
      name: 'tab 2 signed out with tab 1, and keeps what is not the user’s',
      recording: played(signedOut, { ...signedIn, theme: 'dark' }, ({ first, second }) => {
        first.page.at(5_999)
        first.store.set(signedOut, 'signOut')
        first.remove(6_000)
        second.page.at(6_002)
        second.store.set({ user: null, token: '' }, 'onSignOut')
        second.set(11_000, { user: null }, 'idle')
        first.follow(11_002, { user: null, token: '', theme: 'dark' })
      }),
    },
    {
      name: 'what tab 2 writes after the removal of the whole key is its own, or what a store starts with',
      recording: played({ view: { zoom: 1, grid: true } }, { view: { zoom: 2, grid: true } }, ({ first, second }) => {
        first.remove(6_000)
        second.set(11_000, { view: { zoom: 3, grid: true } }, 'zoom')
      }),
    },
    {
      name: 'tab 2 added the same thing anew',
      recording: played(cart, cart, ({ first, second }) => {
        first.set(6_000, { items: [lamp] }, 'remove')
        second.follow(6_002, { items: [lamp], total: 2, note: '' })
        second.set(11_000, { items: [lamp, vase] }, 'add')
        first.follow(11_002, { items: [lamp, vase], total: 2, note: '' })
      }),
    },
    {
      name: 'something new of tab 1 was lost together with an emptied draft: told as overwritten',
      recording: played(
        { notes: [lamp], draft: 'buy a vase', n: 0 },
        { notes: [lamp], draft: 'buy a vase', n: 0 },
        ({ first, second }) => {
          first.set(6_000, { notes: [lamp, vase], draft: '' }, 'add')
          second.set(11_000, { n: 1 }, 'count')
        },
      ),
      instead: 'cross-tab-overwrite',
    },
  ],
}
