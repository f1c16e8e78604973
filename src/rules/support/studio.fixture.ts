import { type PageBuilder, persistedStore, recording } from '../../core/timeline/build.fixture'
import type { Encoded } from '../../core/value/encoded'

type State = { [key: string]: Encoded }

export const a = { id: 'a', title: 'Opening', code: 'scene("opening")' }
export const b = { id: 'b', title: 'Storm', code: 'scene("storm")' }
export const c = { id: 'c', title: 'Ending', code: 'scene("ending")' }

/** Scenes loaded from the server into a store, by identity. */
export function studio(more: State = {}) {
  const built = recording()
  const tab = built.tab()
  const page = tab.open().at(5)
  const store = loaded(page, 5, more)
  page.at(1_000)
  return { built, tab, page, store }
}

/** The page at its beginning: the store, and its scenes from the server. */
function loaded(page: PageBuilder, at: number, more: State = {}) {
  const { store } = persistedStore(page, { name: 'scenes-store', initial: { scenes: [], ...more }, omits: ['scenes'] })
  const load = page.at(at + 5).request('GET', '/api/scenes')
  page.at(at + 55)
  load.answers(200, [a, b])
  store.set({ scenes: [a, b] }, 'load', { origins: [load.origin(['scenes'])] })
  return store
}

/** The page is reloaded four seconds later. */
export function reloaded(
  tab: { open: (url?: string, navigation?: 'reload') => PageBuilder },
  page: PageBuilder,
  more?: State,
) {
  page.at(5_000).leave()
  loaded(tab.open(undefined, 'reload').at(5_100), 5_100, more)
}

/** Sends a change and has it answered 40 ms later. */
export function send(
  page: PageBuilder,
  [method, path, body]: [string, string, Encoded?],
  status: number,
  answer?: Encoded,
) {
  const request = page.request(method, path, body)
  page.at(1_040)
  return request.answers(status, answer)
}
