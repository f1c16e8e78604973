import { type PageBuilder, persistedStore, recording } from '../../core/timeline/build.fixture'
import type { Encoded } from '../../core/value/encoded'
import { a, b, type reloaded, studio } from './studio.fixture'

export const renamed = { ...a, title: 'Overture' }
export const again = { ...a, title: 'Prelude' }

/** A title was changed and sent 800 ms later, without anybody pressing anything meanwhile. */
export function autosaved() {
  const { built, tab, page, store } = studio()
  page.add({ type: 'page-used' })
  store.set({ scenes: [renamed, b] }, 'rename')
  const save = page.at(1_800).request('PATCH', '/api/scenes/a', { title: 'Overture' })
  page.at(1_840)
  save.answers(200, renamed)
  page.at(4_900).add({ type: 'page-used' })
  return { built, tab, page, store }
}

/** The page is left, and the next one reads the server. */
export function left(tab: Parameters<typeof reloaded>[0], page: PageBuilder, scenes: Encoded): void {
  page.at(5_000).leave()
  const next = tab.open(undefined, 'reload').at(5_100)
  const { store } = persistedStore(next, { name: 'scenes-store', initial: { scenes: [] }, omits: ['scenes'] })
  const load = next.at(5_105).request('GET', '/api/scenes')
  next.at(5_155)
  load.answers(200, scenes)
  store.set({ scenes }, 'load', { origins: [load.origin(['scenes'])] })
}

export const about = { id: 'n1', title: 'Storm notes', folder: 'drafts' }

/** A note, kept in localStorage and saved to the server. */
export function note(page: PageBuilder, text: string) {
  return persistedStore(page, { name: 'note', initial: { ...about, text: '' }, saved: { ...about, text } })
}

/** A note that the page marks as closed while it is being left. */
export function closed() {
  const built = recording()
  const page = built.tab().open().at(2)
  const { store } = note(page, 'Rain at noon')
  page.at(40_000).add({ type: 'visibility-changed', visible: false })
  store.set({ folder: 'closed' }, 'close')
  page.leave()
  return built.build(100)
}

/** A store saved by the app itself, some time after each change. */
export function debounced(delay: number) {
  const built = recording()
  const page = built.tab().open().at(2)
  const entry = page.localStorage('draft').found({ text: 'Once upon', title: 'A tale' })
  const store = page.at(2).store('draft', { text: 'Once upon', title: 'A tale' })
  const type = (at: number, text: string, isSaved: boolean) => {
    page.at(at)
    store.set({ text }, 'type')
    if (isSaved) {
      page.at(at + delay)
      entry.write({ text, title: 'A tale' }, 'save')
    }
  }
  type(1_000, 'Once upon a time', true)
  type(20_000, 'Once upon a time there', true)
  return { built, page, type }
}
