import { type PageBuilder, persistedStore, recording, type StoreBuilder } from '../../core/timeline/build.fixture'
import type { Recording } from '../../core/timeline/recording'
import type { Encoded } from '../../core/value/encoded'
import { a, b } from './studio.fixture'

export type State = { [key: string]: Encoded }

export const server: State = {
  cart: { items: [], coupon: '' },
  theme: 'light',
  catalog: { products: [a, b], page: 'home' },
}
export const cart = { items: [{ id: 'sku-1', title: 'Desk lamp' }], coupon: '' }

/** A page that was rendered with a state, and a store made of it. */
export function rendered() {
  const built = recording()
  const tab = built.tab()
  const page = tab.open().at(5)
  payload(page, server)
  const store = page.store('app', server)
  page.at(2_000).add({ type: 'page-used' })
  return { built, tab, page, store }
}

export function payload(page: PageBuilder, initialState: State): void {
  page.describe({ id: 'payload:__NEXT_DATA__', kind: 'server', label: '__NEXT_DATA__' })
  const value = { props: { pageProps: { initialState } }, page: '/' }
  page.add({ type: 'payload-found', source: 'payload:__NEXT_DATA__', value })
}

/** A click on a link: the data of the next page is fetched, and what it brings is put in place. */
export function navigate(
  page: PageBuilder,
  store: StoreBuilder,
  initialState: State,
  taken: State = initialState,
): void {
  const next = page.at(4_000).add({ type: 'page-used' }).request('GET', '/_next/data/8fk2/about.json')
  page.at(4_080)
  next.answers(200, { pageProps: { initialState }, __N_SSP: true })
  page.at(4_090).add({ type: 'url-changed', url: `${page.document.origin}/about` })
  store.set(taken, '__NEXT_REDUX_WRAPPER_HYDRATE__')
}

/** What was chosen and saved, and after a reload replaced by what the page was rendered with. */
export function putOver(saved: 'read back' | 'set by a plug-in' | 'made with it'): () => Recording {
  return () => {
    const built = recording()
    const tab = built.tab()
    const initial: State = { theme: 'light', size: 'medium size', sidebar: true }
    const chosen = { ...initial, theme: 'dark' }
    const page = tab.open().at(5)
    payload(page, initial)
    const first = persistedStore(page, { name: 'settings', initial, saved: initial })
    page.at(2_000).add({ type: 'page-used' })
    first.set({ theme: 'dark' }, 'setTheme')
    page.at(3_000).leave()
    const next = tab.open(undefined, 'reload').at(3_100)
    payload(next, initial)
    if (saved === 'read back') {
      const second = persistedStore(next, { name: 'settings', initial, saved: chosen })
      next.at(3_150)
      second.set(initial, 'takeServerState')
    } else {
      const entry = next.localStorage('settings').found({ state: chosen, version: 0 })
      const second = next.store('settings', saved === 'made with it' ? chosen : initial)
      entry.read({ state: chosen, version: 0 })
      if (saved === 'set by a plug-in') second.set(chosen, 'hydrate')
      next.at(3_150)
      second.set(initial, 'takeServerState')
      entry.write({ state: initial, version: 0 }, 'takeServerState')
    }
    return built.build()
  }
}

export const about: State = { ...server, catalog: { products: [a, b], page: 'about' } }
export const ada = { id: 'u1', name: 'Ada', city: 'London' }

/** A profile asked for at once and answered three seconds later; the user types meanwhile. */
export function slowProfile() {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('profile', { profile: { id: '', name: '', city: '' }, loading: false })
  const load = page.at(10).request('GET', '/api/profile')
  store.set({ loading: true }, 'load')
  page.at(1_000).add({ type: 'page-used' })
  return { built, page, store, load }
}
