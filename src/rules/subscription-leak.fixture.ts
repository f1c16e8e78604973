import { type PageBuilder, recording, type StoreBuilder, writtenBy } from '../core/timeline/build.fixture'
import type { Recording } from '../core/timeline/recording'
import type { RuleFixture } from './support/fixture'

const badge = writtenBy('Badge', 'badge.tsx:8')

/** A page with a store, in which something is done `times` times, a second apart; then somebody looks who holds what. */
function repeated(
  each: (store: StoreBuilder, page: PageBuilder, index: number) => unknown,
  { times = 12, mounted = 0, held = [] as number[], byComponents = true } = {},
): () => Recording {
  return () => {
    const built = recording()
    const page = built.tab().open()
    const store = page.at(2).store('cart', { items: [] })
    for (let index = 0; index < times; index++) each(store, page.at(1_000 * (index + 1)), index)
    const all = page.document.events.filter(({ type }) => type === 'subscription-added').map((_, index) => index + 1)
    const subscriptions = all.filter((number) => !held.includes(number))
    const mounting = byComponents ? subscriptions : []
    page.add({ type: 'subscriptions-unheld', source: store.id, subscriptions, mounting, mounted })
    return built.build()
  }
}

const outside = { byComponents: false }
const mount = (store: StoreBuilder): unknown => store.subscribe(badge)
const go = (page: PageBuilder, to: number): PageBuilder =>
  page.add({ type: 'url-changed', url: `http://localhost:3000/#${to}` }).later()

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a component subscribes each time it is mounted, and never unsubscribes',
      recording: repeated(mount),
      subject: 'cart',
      paths: [''],
      confidence: 'certain',
      says: ['Badge', 'badge.tsx:8', 'subscribed 12 times in 12 mounts', 'never unsubscribed'],
      consequence: '12 listeners',
    },
    {
      name: 'some components that end something are mounted, but fewer',
      recording: repeated(mount, { mounted: 4 }),
      subject: 'cart',
      paths: [''],
      confidence: 'likely',
      says: ['at most 4 are there'],
    },
    {
      name: 'rows of a page leak as well, two at once',
      recording: repeated((store) => [mount(store), mount(store)], { mounted: 2 }),
      subject: 'cart',
      paths: [''],
      says: ['24 times in 12 mounts'],
    },
    {
      name: 'without components: each navigation adds one',
      recording: repeated((store, page, index) => {
        go(page, index)
        store.subscribe(writtenBy('renderPage', 'router.js:30'))
      }, outside),
      subject: 'cart',
      paths: [''],
      confidence: 'likely',
      says: ['renderPage', '12 navigations'],
    },
  ],
  silent: [
    {
      name: 'balanced: each ends before the next one begins',
      recording: repeated((store) => store.subscribe(badge)()),
    },
    {
      name: 'StrictMode mounts twice: one of each two ends',
      recording: repeated((store) => {
        store.subscribe(badge)()
        mount(store)
      }),
    },
    {
      name: 'mounted components hold them: hooks of a list that grows',
      recording: repeated(mount, { held: Array.from({ length: 12 }, (_, index) => index + 1) }),
    },
    {
      name: 'as many components are mounted that end something of their own: cleanups that call it',
      recording: repeated(mount, { mounted: 12 }),
      clears: '12 instances of one component are mounted',
    },
    {
      name: 'two of each row of a list that grows: there are as many rows as times',
      recording: repeated((store) => [mount(store), mount(store)], { mounted: 12 }),
    },
    {
      name: 'a whole list at once, each row with its own',
      recording: repeated((store) => Array.from({ length: 40 }, () => mount(store)), { times: 1 }),
    },
    {
      name: 'modules that subscribe for good, one after the other and each by its own line',
      recording: repeated((store, page, index) => {
        go(page, index)
        store.subscribe(writtenBy('start', `feature-${index}.ts:3`))
      }, outside),
    },
    {
      name: 'without components and navigations: what is opened may stay',
      recording: repeated((store) => store.subscribe(writtenBy('openChat', 'chat.ts:9')), outside),
    },
    {
      name: 'fewer than ten times',
      recording: repeated(mount, { times: 9 }),
    },
  ],
}
