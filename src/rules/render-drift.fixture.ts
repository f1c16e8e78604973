import { type PageBuilder, recording, type StoreBuilder } from '../core/timeline/build.fixture'
import type { Recording } from '../core/timeline/recording'
import type { RuleFixture } from './support/fixture'
import { shows } from './support/screen.fixture'

const state = { total: 10, items: [{ id: 'a', qty: 1 }] }
const older = [{ path: ['total'], value: 10, component: 'Total' }]

/** A shop whose total is raised at +1 s; then what is told of the screen. */
function shop(then: (store: StoreBuilder, page: PageBuilder) => unknown): () => Recording {
  return () => {
    const built = recording()
    const page = built.tab().open().at(2)
    const store = page.store('shop', state)
    page.at(1_000)
    store.set({ total: 11 }, 'add')
    page.at(3_000)
    then(store, page)
    return built.build()
  }
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a component still shows what the store held before',
      recording: shop((store, page) => shows(page, store, older)),
      subject: 'shop',
      paths: ['total'],
      confidence: 'likely',
      says: ['Total still shows an older `total`', '12:03:01 (add)', '10 on the screen, 11 in the store'],
      consequence: 'no longer true',
    },
    {
      name: 'in several places',
      recording: shop((store, page) =>
        shows(page, store, [...older, { path: ['items', 0], value: { id: 'a', qty: 0 } }]),
      ),
      subject: 'shop',
      paths: ['total', 'items[0]'],
      says: ['`total` is 10 on the screen, 11 in the store'],
    },
    {
      name: 'an object of which one member is older',
      recording: shop((store, page) =>
        shows(page, store, [{ path: ['items', 0], value: { id: 'a', qty: 0 }, component: 'Line' }]),
      ),
      subject: 'shop',
      paths: ['items[0]'],
      says: ['Line still shows an older `items[0]`', '`items[0].qty` is 0 on the screen, 1 in the store'],
    },
    {
      name: 'a list of which one element is older',
      recording: shop((store, page) =>
        shows(page, store, [{ path: ['items'], value: [{ id: 'a', qty: 0 }], component: 'Lines' }]),
      ),
      subject: 'shop',
      paths: ['items'],
      says: ['`items.a.qty` is 0 on the screen, 1 in the store'],
    },
    {
      name: 'a list that is shorter on the screen',
      recording: shop((store, page) => shows(page, store, [{ path: ['items'], value: [], component: 'Lines' }])),
      subject: 'shop',
      paths: ['items'],
      says: ['Array(0) on the screen, Array(1) in the store'],
    },
    {
      name: 'one of two has caught up',
      recording: shop((store, page) => {
        shows(page, store, [...older, { path: ['items', 0], value: { id: 'a', qty: 0 } }])
        page.at(5_000)
        shows(page, store, older)
      }),
      subject: 'shop',
      paths: ['total'],
    },
  ],
  silent: [
    {
      name: 'what is shown is what the store holds (nothing was told of hidden and deferred ones)',
      recording: shop(() => undefined),
    },
    {
      name: 'they have caught up',
      recording: shop((store, page) => {
        shows(page, store, older)
        page.at(5_000)
        shows(page, store, [])
      }),
      clears: 'had caught up at 12:03:05',
    },
    {
      name: 'not settled yet: the store is changing again',
      recording: () => {
        const built = recording()
        const page = built.tab().open().at(2)
        const store = page.store('shop', state)
        page.at(1_000)
        store.set({ total: 11 }, 'add')
        page.at(3_000)
        shows(page, store, older)
        store.set({ total: 12 }, 'add')
        return built.build(400)
      },
    },
    {
      name: 'the store has gone back to what is shown',
      recording: shop((store, page) => {
        shows(page, store, older)
        page.at(5_000)
        store.set({ total: 10 }, 'undo')
      }),
    },
    {
      name: 'the page was loaded anew',
      recording: () => {
        const built = recording()
        const tab = built.tab()
        const page = tab.open().at(2)
        const store = page.store('shop', state)
        page.at(1_000)
        store.set({ total: 11 }, 'add')
        page.at(3_000)
        shows(page, store, older)
        page.at(4_000).leave()
        tab.open(undefined, 'reload').at(4_100).store('shop', state)
        return built.build()
      },
    },
  ],
}
