import { recording } from '../core/timeline/build.fixture'
import type { Encoded } from '../core/value/encoded'
import type { RuleFixture } from './support/fixture'

type State = { [key: string]: Encoded }

const date = (text: string): Encoded => ({ $: 'Date', v: Date.parse(text) })
const set = (...members: Encoded[]): Encoded => ({ $: 'Set', v: members })
const map = (...pairs: [Encoded, Encoded][]): Encoded => ({ $: 'Map', v: pairs })
const nan: Encoded = { $: 'number', v: 'NaN' }

const noon = '2026-03-14T12:00:00.000Z'

/** A store that is changed, and what its storage makes of that. */
function written(initial: State, to: State, stored: State, omits: string[] = []) {
  const built = recording()
  const tab = built.tab()
  const page = tab.open()
  const entry = page.localStorage('shop').found()
  const store = page.at(2).store('shop', initial, { omits: omits.map((name) => [name]) })
  store.step('started')
  entry.read()
  store.apply()
  page.at(300)
  store.set(to, 'change')
  entry.write({ state: stored, version: 0 }, 'change')
  return { built, tab, page, store, entry }
}

/** The page is loaded again, and its storage gives back `read` of what it holds. */
function reloaded({ built, tab, page }: ReturnType<typeof written>, initial: State, stored: State, read: State) {
  page.at(5_000).leave()
  const next = tab.open(undefined, 'reload').at(5_100)
  const entry = next.localStorage('shop').found({ state: stored, version: 0 })
  const store = next.store('shop', initial, {})
  store.step('started')
  entry.read({ state: stored, version: 0 })
  store.apply(read)
  return built
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a Map, a Set, NaN and undefined in a list: what JSON writes has nothing of them',
      recording: () =>
        written(
          { seen: map(), tags: set(), ratio: 0, list: [] },
          { seen: map(['a', 1]), tags: set('x'), ratio: nan, list: [1, { $: 'undefined' }] },
          { seen: {}, tags: {}, ratio: null, list: [1, null] },
        ).built.build(),
      subject: 'shop',
      paths: ['seen', 'tags', 'ratio', 'list[1]'],
      confidence: 'certain',
      says: ['serialization loses', '`seen` (Map becomes {} in localStorage)', '`ratio` (NaN becomes null'],
      consequence: 'After a reload seen is {}',
      fix: 'saved?.json === undefined ? saved : superjson.deserialize(saved)',
    },
    {
      name: 'a Date comes back as a string',
      recording: () => {
        const first = written({ due: null }, { due: date(noon) }, { due: noon })
        return reloaded(first, { due: null }, { due: noon }, { due: noon }).build()
      },
      subject: 'shop',
      paths: ['due'],
      confidence: 'certain',
      says: ['`due` (Date becomes a string in localStorage)', 'hydration #1 at +100 ms got no more'],
    },
    {
      name: 'a Map of the initial state is gone once what was saved is merged over it',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const stored = { state: { seen: {} }, version: 0 }
        const entry = page.localStorage('shop').found(stored)
        const store = page.at(2).store('shop', { seen: map() }, {})
        store.step('started')
        entry.read(stored)
        store.apply({ seen: {} })
        return built.build()
      },
      subject: 'shop',
      paths: ['seen'],
    },
    {
      name: 'a plugin puts what is left of a Set into a store that had one',
      recording: () => {
        const built = recording()
        const tab = built.tab()
        const page = tab.open().at(2)
        const entry = page.localStorage('filters').found()
        const store = page.store('filters', { hidden: set(), sort: 'name' })
        page.at(300)
        store.set({ hidden: set(3) }, 'hide')
        entry.write({ hidden: {}, sort: 'name' }, 'hide')
        page.at(5_000).leave()
        const next = tab.open(undefined, 'reload').at(5_100)
        next.localStorage('filters').found({ hidden: {}, sort: 'name' }).read({ hidden: {}, sort: 'name' })
        next.store('filters', { hidden: set(), sort: 'name' }).set({ hidden: {} }, 'restore')
        return built.build()
      },
      subject: 'filters',
      paths: ['hidden'],
      says: ['`hidden` (Set becomes {} in localStorage)'],
    },
    {
      name: 'a class instance comes back as a plain object',
      recording: () => {
        const price = { $: 'instance', class: 'Money', v: { amount: 5 } }
        const first = written({ price: null }, { price }, { price: { amount: 5 } })
        return reloaded(first, { price: null }, { price: { amount: 5 } }, { price: { amount: 5 } }).build()
      },
      subject: 'shop',
      paths: ['price'],
      says: ['class instance Money becomes a plain object'],
    },
    {
      name: 'a Date that nobody has read back so far may be made anew by whoever does',
      recording: () => written({ due: null }, { due: date(noon) }, { due: noon }).built.build(),
      subject: 'shop',
      paths: ['due'],
      severity: 'info',
      confidence: 'possible',
      consequence: 'reload to see',
    },
    {
      name: 'a BigInt: JSON.stringify throws, and nothing is written any more',
      recording: () => {
        const { built, page, store } = written({ total: 0, name: '' }, { name: 'a' }, { total: 0, name: 'a' })
        page.at(600)
        store.set({ total: { $: 'bigint', v: '12' } }, 'pay')
        page.at(900)
        store.set({ name: 'b' }, 'rename')
        return built.build()
      },
      subject: 'shop',
      paths: ['total', 'name'],
      severity: 'error',
      says: ['`total` holds BigInt, on which serialization throws'],
      consequence: 'loses every change since then',
    },
    {
      name: 'a cycle',
      recording: () => {
        const { built, page, store } = written({ tree: null }, { tree: { up: null } }, { tree: { up: null } })
        page.at(600)
        const tree = { $: 'shared', id: 1, v: { up: { $: 'ref', id: 1 } } }
        store.set({ tree }, 'link')
        return built.build()
      },
      subject: 'shop',
      paths: ['tree.up'],
      severity: 'error',
      says: ['holds a cycle'],
    },
  ],
  silent: [
    {
      name: 'a reviver of the store makes the Date anew',
      clears: 'its storage gives it back',
      recording: () => {
        const first = written({ due: null }, { due: date(noon) }, { due: noon })
        return reloaded(first, { due: null }, { due: noon }, { due: date(noon) }).build()
      },
    },
    {
      name: 'the app makes it anew as soon as it is there',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const stored = { state: { tags: {} }, version: 0 }
        const entry = page.localStorage('shop').found(stored)
        const store = page.at(2).store('shop', { tags: set() }, {})
        store.step('started')
        entry.read(stored)
        store.apply({ tags: {} })
        store.set({ tags: set() }, 'onRehydrated')
        return built.build()
      },
    },
    {
      name: 'superjson notes what JSON could not say',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.localStorage('shop').found()
        const store = page.at(2).store('shop', { due: null, tags: set() }, {})
        page.at(300)
        store.set({ due: date(noon), tags: set('x') }, 'change')
        entry.write({ json: { due: noon, tags: ['x'] }, meta: { values: { due: ['Date'], tags: ['set'] } } }, 'change')
        return built.build()
      },
    },
    {
      name: 'IndexedDB keeps Dates, Maps and Sets as they are',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.indexedDB('shop').found()
        const store = page.at(2).store('shop', { due: null }, {})
        page.at(300)
        store.set({ due: date(noon) }, 'change')
        entry.write({ due: date(noon) }, 'change')
        return built.build()
      },
    },
    {
      name: 'a replacer writes a Map in a form of its own',
      recording: () => {
        const stored = { seen: { type: 'Map', pairs: [['a', 1]] } }
        const first = written({ seen: map() }, { seen: map(['a', 1]) }, stored)
        return reloaded(first, { seen: map() }, stored, { seen: map(['a', 1]) }).build()
      },
    },
    {
      name: 'partialize leaves it out',
      clears: 'it is left out of what is saved',
      recording: () =>
        written({ socket: null, name: '' }, { socket: map(), name: 'a' }, { name: 'a' }, ['socket']).built.build(),
    },
    {
      name: 'functions are code, and undefined members mean nothing',
      recording: () =>
        written(
          { name: '' },
          { name: 'a', save: { $: 'function', name: 'save' }, last: { $: 'undefined' } },
          { name: 'a' },
        ).built.build(),
    },
    { name: 'plain data', recording: () => written({ n: 0 }, { n: 1 }, { n: 1 }).built.build() },
  ],
}
