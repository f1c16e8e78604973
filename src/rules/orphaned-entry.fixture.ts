import { recording } from '../core/timeline/build.fixture'
import type { RuleFixture } from './support/fixture'
import { a, adapted, b, c, oneStore, twoStores } from './support/entities.fixture'
import { keyedEntries } from './support/keyed-entries.fixture'

const said = [{ author: 'you', text: 'More fog?' }]

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'the chat of a scene that was removed from another store',
      recording: () => {
        const { list, view, build } = twoStores({ scenes: [a, b, c] }, { chatHistory: {} })
        view({ chatHistory: { a: said, b: said } }, 'say')
        list({ scenes: [a, c] }, 'removeScene')
        return build()
      },
      subject: 'ui',
      paths: ['chatHistory.b'],
      confidence: 'likely',
      says: ['`chatHistory.b` is still there for "b", which removeScene removed from `scenes` at 12:03:02'],
      consequence: 'whatever gets that id next begins with what belonged to the old one',
    },
    {
      name: 'the server deleted it',
      recording: () => {
        const { page, list, view, next, build } = twoStores({ scenes: [a, b] }, { drafts: {} })
        view({ drafts: { b: 'Fog' } }, 'type')
        next()
        const removal = page.request('DELETE', '/api/scenes/b')
        next()
        removal.answers(204)
        list({ scenes: [a] }, 'removeScene')
        return build()
      },
      subject: 'ui',
      paths: ['drafts.b'],
      confidence: 'certain',
      says: ['(DELETE /api/scenes/b)'],
    },
    {
      name: 'a normalised slice beside what is kept by its ids, numbers among them',
      recording: () => {
        const [one, two] = [
          { id: '1', title: 'One' },
          { id: '2', title: 'Two' },
        ]
        return oneStore(
          { scenes: adapted(one, two), comments: {} },
          [{ comments: { 1: ['Nice'], 2: ['Dark'] } }, 'comments/added'],
          [{ scenes: adapted(one) }, 'scenes/removed'],
        )
      },
      subject: 'studio',
      paths: ['comments["2"]'],
    },
    {
      name: 'what is kept of notes that have no id of their own',
      recording: () => {
        const [n1, n2] = [{ text: 'Milk' }, { text: 'Dog' }]
        return oneStore(
          { notes: { n1, n2 }, noteDrafts: {} },
          [{ noteDrafts: { n2: { text: 'Dog and cat' } } }, 'type'],
          [{ notes: { n1 } }, 'deleteNote'],
        )
      },
      subject: 'studio',
      paths: ['noteDrafts.n2'],
    },
    {
      name: 'an entity that its list of ids has no longer',
      recording: () =>
        oneStore(
          { byId: { a, b }, allIds: [] },
          [{ allIds: ['a', 'b'] }, 'loaded'],
          [{ allIds: ['a'] }, 'removeScene'],
        ),
      subject: 'studio',
      paths: ['byId.b'],
    },
    ...keyedEntries.fires,
  ],
  silent: [
    {
      name: 'all belong to live ones: what was removed took its own along',
      recording: () => {
        const { list, view, build } = twoStores({ scenes: [a, b] }, { drafts: {} })
        view({ drafts: { a: 'Sun', b: 'Fog' } }, 'type')
        list({ scenes: [a] }, 'removeScene')
        view({ drafts: { a: 'Sun' } }, 'forget')
        return build()
      },
    },
    {
      name: 'emptied',
      recording: () => {
        const { list, view, build } = twoStores({ scenes: [a, b] }, { drafts: {} })
        view({ drafts: { b: 'Fog' } }, 'type')
        list({ scenes: [a] }, 'removeScene')
        view({ drafts: { b: '' } }, 'forget')
        return build()
      },
    },
    {
      name: 'the list was merely replaced: another page',
      clears: '`drafts.b` is of "b", which is not in `scenes` any more',
      recording: () => {
        const { list, view, build } = twoStores({ scenes: [a, b] }, { drafts: {} })
        view({ drafts: { b: 'Fog' } }, 'type')
        list({ scenes: [c] }, 'nextPage')
        return build()
      },
    },
    {
      name: 'the list was merely replaced: filtered',
      recording: () => {
        const { list, view, build } = twoStores({ scenes: [a, b], query: '' }, { drafts: {} })
        view({ drafts: { b: 'Fog' } }, 'type')
        list({ scenes: [a], query: 'Open' }, 'search')
        return build()
      },
    },
    {
      name: 'a family never linked to entities: pages by number, and settings by name',
      recording: () => {
        const items = [1, 2, 3].map((id) => ({ id, title: `Item ${id}` }))
        return oneStore(
          { items, pages: {}, settings: {} },
          [{ pages: { 1: ['a'], 2: ['b'] }, settings: { 2: 'x', theme: 'dark', size: 'm', wrap: 'on' } }, 'load'],
          [{ items: items.filter(({ id }) => id !== 2) }, 'remove'],
        )
      },
    },
    {
      name: 'the next page of ids, whose entities are kept',
      recording: () =>
        oneStore(
          { byId: { a, b, c }, ids: ['a', 'b'] },
          [{ ids: ['b', 'c'] }, 'nextPage'],
          [{ ids: ['c'] }, 'nextPage'],
        ),
    },
    {
      name: 'what RTK Query notes of its requests',
      recording: () => {
        const noted = { queries: {}, mutations: {}, provided: { b: ['getScene'] }, subscriptions: {} }
        return oneStore({ scenes: [a, b], api: {} }, [{ api: noted }, 'fulfilled'], [{ scenes: [a] }, 'removed'])
      },
    },
    {
      name: 'what notes the removal itself',
      recording: () => {
        const { list, view, build } = twoStores({ scenes: [a, b] }, { notices: {}, deletedAt: {}, trash: {} })
        view({ trash: { b } }, 'keep')
        list({ scenes: [a] }, 'removeScene')
        view({ notices: { b: 'Storm was removed' }, deletedAt: { b: 1 } }, 'note')
        return build()
      },
    },
    {
      name: 'cursors of users, one of whom has put theirs away',
      recording: () => {
        const [ada, bob] = [{ name: 'Ada' }, { name: 'Bob' }]
        const at = { x: 1, y: 2 }
        return oneStore(
          { users: { ada, bob }, cursors: {} },
          [{ cursors: { ada: at, bob: at } }, 'move'],
          [{ cursors: { ada: at } }, 'hide'],
        )
      },
    },
    {
      name: 'taken out of the cart: its price is of the product',
      recording: () => {
        const { list, view, build } = twoStores({ cart: [{ id: 'sku-1' }, { id: 'sku-7' }] }, { prices: {} })
        view({ prices: { 'sku-1': 5, 'sku-7': 9 } }, 'load')
        list({ cart: [{ id: 'sku-1' }] }, 'removeFromCart')
        return build()
      },
    },
    {
      name: 'undone',
      recording: () => {
        const { list, view, build } = twoStores({ scenes: [a, b] }, { drafts: {} })
        view({ drafts: { b: 'Fog' } }, 'type')
        list({ scenes: [a] }, 'removeScene')
        list({ scenes: [a, b] }, 'undo')
        return build()
      },
    },
    {
      name: 'the list is of a page that has been left for one that has none',
      recording: () => {
        const built = recording()
        const tab = built.tab()
        const page = tab.open().at(5)
        page.store('scenes', { scenes: [a, b] })
        page.at(2_000).leave()
        const next = tab.open('http://localhost:3000/settings').at(2_100)
        next.store('ui', { drafts: { b: 'Fog' } })
        return built.build()
      },
    },
    ...keyedEntries.silent,
  ],
}
