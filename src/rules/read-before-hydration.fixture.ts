import { type PageBuilder, persistedStore, recording } from '../core/timeline/build.fixture'
import type { Encoded } from '../core/value/encoded'
import type { RuleFixture } from './support/fixture'

type State = { [key: string]: Encoded }

const defaults = { lang: 'en', page: 1, filter: { tag: '' } }
const saved = { lang: 'de', page: 3, filter: { tag: 'lamps' } }

/** A store on IndexedDB, created at +2 ms; what `early` does comes at +5 ms, the hydration at +30 ms. */
function page(early: (page: PageBuilder) => void, options: { stored?: State; initial?: State } = {}) {
  const { stored = saved, initial = defaults } = options
  const built = recording()
  const own = built.tab().open()
  const entry = own.at(1).indexedDB('prefs')
  const store = own.at(2).store('prefs', initial, {})
  store.step('started')
  early(own.at(5))
  own.at(30)
  entry.read({ state: stored, version: 0 }, 2)
  store.apply(stored)
  return { built, page: own, store, entry }
}

const asked = (path: string, body?: Encoded) => (own: PageBuilder) => {
  own.request(body === undefined ? 'GET' : 'POST', path, body).answers(200, { ok: true })
}

/** Mounted components show something else than the store holds. */
function shows(own: PageBuilder, value: Encoded): void {
  const source = 'rendered:memory:prefs'
  own.describe({ id: source, kind: 'rendered', label: 'prefs' })
  own.add({ type: 'rendered', source, value })
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a request asked with the default, and was never sent again',
      recording: () => page(asked('/api/products?lang=en&page=1')).built.build(),
      subject: 'prefs',
      paths: ['lang', 'page'],
      confidence: 'likely',
      says: ['GET /api/products asked with `lang` "en", `page` 1 at +5 ms', 'finished at +30 ms, brought `lang` "de"'],
      consequence: 'the answer is to another question',
    },
    {
      name: 'the default was sent in a body',
      recording: () => page(asked('/api/feed', { input: { filter: { tag: '' }, limit: 20 } })).built.build(),
      subject: 'prefs',
      paths: ['filter.tag'],
      says: ['POST /api/feed sent `filter.tag` ""'],
      consequence: 'the server was told the default',
    },
    {
      name: 'it was asked again, with the default again',
      recording: () => {
        const { built, page: own } = page(asked('/api/products?lang=en'))
        asked('/api/products?lang=en')(own.at(400))
        return built.build()
      },
      subject: 'prefs',
      paths: ['lang'],
    },
    {
      name: 'the default was kept in an entry of its own',
      recording: () => page((own) => own.localStorage('app.lang').write('en', 'rememberLang')).built.build(),
      subject: 'prefs',
      paths: ['lang'],
      says: ['localStorage `app.lang` was written with `lang` "en" at +5 ms'],
      consequence: 'localStorage `app.lang` holds the default',
    },
    {
      name: 'it was rendered and never rendered again',
      recording: () => {
        const { built, page: own } = page(() => undefined)
        shows(own.at(1_200), [{ path: ['lang'], value: 'en', component: 'Toolbar' }])
        return built.build()
      },
      subject: 'prefs',
      paths: ['lang'],
      says: ['mounted components still show `lang` "en"'],
      consequence: 'the screen shows the default',
    },
  ],
  silent: [
    {
      name: 'the ordinary first render with defaults, rendered again',
      recording: () => page(() => undefined).built.build(),
    },
    {
      name: 'components that lagged have caught up',
      recording: () => {
        const { built, page: own } = page(() => undefined)
        shows(own.at(1_200), [{ path: ['lang'], value: 'en', component: 'Toolbar' }])
        shows(own.at(1_400), [])
        return built.build()
      },
    },
    {
      name: 'asked again with what had been saved',
      recording: () => {
        const { built, page: own } = page(asked('/api/products?lang=en&page=1'))
        asked('/api/products?lang=de&page=3')(own.at(60))
        return built.build()
      },
    },
    {
      name: 'the saved value is the default',
      recording: () => page(asked('/api/products?lang=en'), { stored: defaults }).built.build(),
    },
    { name: 'a request without the field', recording: () => page(asked('/api/products?limit=20')).built.build() },
    { name: 'the same value under another name', recording: () => page(asked('/api/products?size=1')).built.build() },
    { name: 'analytics', recording: () => page(asked('/analytics/events', { lang: 'en' })).built.build() },
    {
      name: 'a request after the hydration',
      recording: () => {
        const { built, page: own } = page(() => undefined)
        asked('/api/products?lang=en')(own.at(900))
        return built.build()
      },
    },
    {
      name: 'a flag of the moment',
      recording: () =>
        page(asked('/api/ping?ready=false'), {
          initial: { ready: false },
          stored: { ready: true },
        }).built.build(),
    },
    {
      name: 'the entry of its own has been corrected since',
      recording: () => {
        const { built, page: own } = page((each) => each.localStorage('app.lang').write('en', 'rememberLang'))
        own.at(60).localStorage('app.lang').write('de', 'rememberLang')
        return built.build()
      },
    },
    {
      name: 'the entry of its own held that before',
      recording: () => {
        const { built } = page((own) => {
          const entry = own.localStorage('app.lang').found('en')
          entry.write('en', 'rememberLang')
        })
        return built.build()
      },
    },
    {
      name: 'synchronous storage: hydrated before anybody can use a default',
      recording: () => {
        const built = recording()
        const own = built.tab().open().at(2)
        persistedStore(own, { name: 'prefs', initial: defaults, saved })
        asked('/api/products?lang=de')(own.at(5))
        return built.build()
      },
    },
  ],
}
