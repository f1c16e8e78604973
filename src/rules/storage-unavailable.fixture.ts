import { type PageBuilder, recording, writtenBy } from '../core/timeline/build.fixture'
import type { Writer } from '../core/timeline/event'
import type { RuleFixture } from './support/fixture'

const initial = { cart: [], theme: 'light' }
const APP = 'http://localhost:3000/src'
/** The app's call of `create`, and what zustand runs within it. */
const call = `at ${APP}/store.ts:4:28`
const created = { stack: [`at createImpl (${APP}/zustand.js:9:3)`, call] }
const withinCreate: Writer = {
  stack: [`at createJSONStorage (${APP}/zustand.js:80:5)`, `at createImpl (${APP}/zustand.js:7:3)`, call],
}

type Area = 'localStorage' | 'sessionStorage' | 'indexedDB'

/** Reading the area throws. */
function refuse(page: PageBuilder, writer = writtenBy('load'), area: Area = 'localStorage', name = 'SecurityError') {
  page.describe({ id: area, kind: area, label: area })
  const error = { name, message: 'Access is denied for this document.' }
  page.add({ type: 'storage-failed', source: area, operation: 'read', error, writer })
}

function open() {
  const built = recording()
  return { built, page: built.tab().open().at(2) }
}

/** A zustand store, with the stack that it was created with. */
function plainStore(page: PageBuilder, label = 'store at store.ts:4:28') {
  page.describe({ id: `memory:${label}`, kind: 'memory', label, library: 'zustand', created })
  const store = page.store(label, initial)
  page.describe({ id: `memory:${label}`, kind: 'memory', label, library: 'zustand', created })
  return store
}

/** zustand whose persist is not there, for its storage threw as the store was created. */
function switchedOff() {
  const { built, page } = open()
  refuse(page, withinCreate)
  return { built, page, store: plainStore(page) }
}

/** A plain store that the app saves by hand, catching what is thrown. */
function byHand({ fallback = false, load = true } = {}) {
  const { built, page } = open()
  if (load) refuse(page)
  const store = plainStore(page, 'cart')
  for (const [index, theme] of ['dark', 'light', 'dark'].entries()) {
    page.at(1_000 * (index + 1))
    store.set({ theme }, 'setTheme')
    refuse(page, writtenBy('save'))
    if (fallback) page.sessionStorage('cart').write({ theme }, 'save')
  }
  return { built, page, store }
}

/** redux-persist's own web storage, found to be unusable before the store was there. */
function reduxPersist(webStorage: boolean) {
  const { built, page } = open()
  refuse(page)
  page.later()
  const persist = { name: 'persist:root', version: -1, webStorage, omits: [['_persist']] }
  const store = page.store('redux', initial, persist)
  store.step('started').apply()
  page.at(500)
  store.set({ theme: 'dark' }, 'themed')
  return built.build()
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'zustand persist switched itself off',
      recording: () => switchedOff().built.build(),
      subject: 'store at store.ts:4:28',
      paths: ['cart', 'theme'],
      confidence: 'likely',
      says: ['localStorage cannot be used (SecurityError)', 'persist switched itself off', '`cart`, `theme`'],
      consequence: 'Nothing of it outlives a reload',
    },
    {
      name: 'and what has changed since is not saved',
      recording: () => {
        const { built, page, store } = switchedOff()
        page.at(1_000)
        store.set({ theme: 'dark' }, 'setTheme')
        return built.build()
      },
      subject: 'store at store.ts:4:28',
      paths: ['theme'],
      consequence: 'Reloading loses 1 field: theme',
    },
    {
      name: 'saved by hand, each refusal swallowed',
      recording: () => byHand().built.build(),
      subject: 'cart',
      paths: ['theme'],
      confidence: 'likely',
      says: ['saving failed after 3 changes'],
    },
    {
      name: 'saved by hand a while after the change',
      recording: () => {
        const { built, page } = open()
        const store = plainStore(page, 'cart')
        for (const start of [1_000, 5_000]) {
          page.at(start)
          store.set({ theme: `theme ${start}` }, 'setTheme')
          page.at(start + 500)
          refuse(page, writtenBy('save'))
        }
        return built.build()
      },
      subject: 'cart',
      paths: ['theme'],
    },
    {
      name: "redux-persist's own web storage does nothing",
      recording: () => reduxPersist(true),
      subject: 'persist:root',
      paths: ['theme'],
      confidence: 'certain',
      says: ['redux-persist reads and writes nothing'],
    },
    {
      name: 'a database that cannot be opened: the hydration failed for it',
      recording: () => {
        const { built, page } = open()
        const store = page.store('notes', initial, {})
        store.step('started')
        page.at(10)
        refuse(page, undefined, 'indexedDB', 'InvalidStateError')
        page.later()
        store.failed('InvalidStateError', 'A mutation operation was attempted.')
        return built.build()
      },
      subject: 'notes',
      paths: ['cart', 'theme'],
      confidence: 'certain',
      says: ['IndexedDB cannot be used (InvalidStateError)', 'could not read'],
    },
    {
      name: 'the page took localStorage away',
      recording: () => {
        const { built, page } = open()
        refuse(page, undefined, 'localStorage', 'TypeError')
        const store = page.store('notes', initial, {})
        store.step('started')
        store.failed('TypeError', "Cannot read properties of null (reading 'getItem')")
        return built.build()
      },
      subject: 'notes',
      paths: ['cart', 'theme'],
      says: ['localStorage cannot be used (TypeError)', 'could not read'],
    },
    {
      name: 'every write is refused, whatever its size',
      recording: () => {
        const { built, page } = open()
        const store = page.store('notes', initial, {})
        const entry = page.localStorage('notes')
        store.step('started').apply()
        for (const at of [1_000, 2_000]) {
          page.at(at)
          store.set({ theme: `theme ${at}` }, 'setTheme')
          entry.fail({ state: store.state, version: 0 }, 'SecurityError')
        }
        return built.build()
      },
      subject: 'notes',
      paths: ['theme'],
      confidence: 'certain',
      says: ['all 2 writes were refused'],
    },
    {
      name: 'no store is known, and the app tries again and again',
      recording: () => {
        const { built, page } = open()
        for (const at of [10, 2_000, 3_000]) refuse(page.at(at), writtenBy('save'))
        return built.build()
      },
      subject: 'localStorage',
      paths: [],
      confidence: 'likely',
      says: ['the app has tried 3 times'],
    },
  ],
  silent: [
    {
      name: 'persist was given a storage of its own and works',
      recording: () => {
        const { built, page } = open()
        refuse(page, withinCreate)
        const store = page.store('cart', initial, {})
        page.describe({
          id: store.id,
          kind: 'memory',
          label: 'cart',
          library: 'zustand',
          created,
          persist: { name: 'cart', version: 0, hasMigrate: false, omits: [] },
        })
        store.step('started').apply()
        page.at(1_000)
        store.set({ theme: 'dark' }, 'setTheme')
        return built.build()
      },
    },
    {
      name: 'a test of what there is, beside a store that nobody means to save',
      recording: () => {
        const { built, page } = open()
        refuse(page, { stack: [`at probe (${APP}/probe.ts:1:1)`, `at ${APP}/main.ts:1:1`] })
        const store = plainStore(page)
        page.at(1_000)
        store.set({ theme: 'dark' }, 'setTheme')
        return built.build()
      },
    },
    {
      name: 'the same test at the first change only',
      clears: 'perhaps a test of what there is',
      recording: () => {
        const { built, page } = open()
        const store = plainStore(page)
        page.at(1_000)
        store.set({ theme: 'dark' }, 'setTheme')
        refuse(page)
        page.at(2_000)
        store.set({ theme: 'light' }, 'setTheme')
        return built.build()
      },
    },
    {
      name: "the store's creator reads another storage instead",
      recording: () => {
        const { built, page } = open()
        refuse(page, withinCreate)
        page.sessionStorage('n').read('1')
        plainStore(page)
        return built.build()
      },
    },
    { name: 'another storage is used instead', recording: () => byHand({ fallback: true }).built.build() },
    {
      name: 'redux-persist with a storage of the app',
      recording: () => reduxPersist(false),
    },
    {
      name: "a script of another site that looks again and again is not the app's",
      recording: () => {
        const { built, page } = open()
        const store = plainStore(page)
        for (const at of [10, 2_000, 3_000, 4_000]) {
          page.at(at)
          store.set({ theme: `theme ${at}` }, 'setTheme')
          refuse(page, { stack: ['at track (https://metrics.example/m.js:1:90)'] })
        }
        return built.build()
      },
    },
    {
      name: 'a sandboxed frame of somebody else tries again and again',
      recording: () => {
        const { built, page } = open()
        page.document.top = false
        for (const at of [10, 2_000, 3_000]) refuse(page.at(at))
        return built.build()
      },
    },
    {
      name: 'a database that is there in another version',
      recording: () => {
        const { built, page } = open()
        for (const at of [10, 2_000, 3_000]) refuse(page.at(at), undefined, 'indexedDB', 'VersionError')
        return built.build()
      },
    },
    {
      name: 'refused in an earlier document, usable in this one',
      recording: () => {
        const built = recording()
        const tab = built.tab()
        const first = tab.open().at(2)
        refuse(first, withinCreate)
        plainStore(first, 'cart')
        first.at(500).leave()
        const next = tab.open(undefined, 'reload').at(600)
        plainStore(next, 'cart')
        return built.build()
      },
    },
  ],
}
