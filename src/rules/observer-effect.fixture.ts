import { type PageBuilder, recording, type StoreBuilder } from '../core/timeline/build.fixture'
import type { Recording } from '../core/timeline/recording'
import type { RuleFixture } from './support/fixture'
import { shows } from './support/screen.fixture'

const older = [{ path: ['total'], value: 10, component: 'Total' }]

/** A shop whose screen is behind from +3 s on; then what else happens. */
function behind(then: (store: StoreBuilder, page: PageBuilder) => unknown): () => Recording {
  return () => {
    const built = recording()
    const page = built.tab().open().at(2)
    const store = page.store('shop', { total: 10 })
    page.at(1_000)
    store.set({ total: 11 }, 'add')
    page.at(3_000)
    shows(page, store, older)
    page.at(8_000)
    then(store, page)
    return built.build()
  }
}

const found = { subject: 'shop', paths: ['total'], confidence: 'likely' } as const

export const fixture: RuleFixture = {
  fires: [
    {
      ...found,
      name: 'a resize brought the screen up to date, as opening DevTools does',
      recording: behind((store, page) => shows(page, store, [], 'resize')),
      says: ['Total showed an older `total` for 5 s', '12:03:08', 'the window was resized', 'had not changed'],
      consequence: 'Opening DevTools',
    },
    {
      ...found,
      name: 'the focus did',
      recording: behind((store, page) => shows(page, store, [], 'focus')),
      says: ['the window got the focus'],
    },
    {
      ...found,
      name: 'coming back to the tab did',
      recording: behind((store, page) => shows(page, store, [], 'visibility')),
      says: ['the page was hidden or shown'],
    },
  ],
  silent: [
    {
      name: 'the store changed again, and the component with it',
      recording: behind((store, page) => {
        store.set({ total: 12 }, 'add')
        page.at(9_000)
        shows(page, store, [])
      }),
    },
    { name: 'something else had it render again', recording: behind((store, page) => shows(page, store, [])) },
    { name: 'the drift goes on: told there', recording: behind(() => undefined), instead: 'render-drift' },
  ],
}
