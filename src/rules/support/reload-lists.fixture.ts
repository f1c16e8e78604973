import { recording } from '../../core/timeline/build.fixture'
import type { RuleFixture } from './fixture'
import { reloaded, restored, selfSaved } from './reload.fixture'

const lamp = { id: 'sku-1', qty: 1 }
const more = { initial: { items: [], tags: [] } }

/** Lists that were saved, to which more is added that is not; then the reload gives back what was saved. */
function added(then: { items?: (typeof lamp)[]; tags?: string[] }) {
  const { built, leave } = reloaded(more, (first) => {
    first.set({ items: [lamp], tags: ['new'] }, 'add')
    first.page.at(2_900)
    first.store.set(then, 'add')
  })
  restored(leave(), more, { items: [lamp], tags: ['new'] })
  return built.build()
}

export const lostFromLists: RuleFixture['fires'] = [
  {
    name: 'lists of which the last elements were not written any more',
    recording: () => added({ items: [lamp, { id: 'sku-7', qty: 2 }], tags: ['new', 'sale'] }),
    subject: 'draft',
    paths: ['items["sku-7"]', 'tags'],
    says: ['lost `items["sku-7"]`, `tags` ("sale")'],
    consequence: 'items["sku-7"], tags ("sale")',
  },
  {
    name: 'a list of which all elements are others',
    recording: () => added({ items: [{ id: 'sku-7', qty: 2 }] }),
    subject: 'draft',
    paths: ['items'],
    says: ['lost `items`. add changed it'],
  },
]

/** Signed out, and loaded again: the store is first seen when it has taken in what the server answered. */
export const fetchedAnew: RuleFixture['silent'][number] = {
  name: 'asked of the server anew, before the store was seen',
  recording: () => {
    const built = recording()
    const tab = built.tab()
    const page = tab.open().at(2)
    const budget = { limit: 900, month: 'May' }
    const ask = (from: typeof page, at: number): void => {
      const load = from.request('GET', '/api/budget')
      from.at(at)
      load.answers(200, budget)
    }
    ask(page, 50)
    const first = selfSaved(page, budget, undefined)
    first.entry.read()
    first.save()
    page.at(1_000)
    first.set({ limit: 0, month: '' }, 'signOut')
    page.at(3_000).leave()
    const next = tab.open(undefined, 'reload').at(3_102)
    const entry = next.localStorage('draft').found({ limit: 0, month: '' })
    entry.read({ limit: 0, month: '' })
    ask(next, 3_150)
    entry.write(budget, 'save')
    next.store('draft', budget)
    return built.build()
  },
}

/** A store of atoms, one of which saves itself, and is not there before something shows it. */
export const notUsedYet: RuleFixture['silent'][number] = {
  name: 'an atom that nothing in the new page has asked for so far',
  recording: () => {
    const built = recording()
    const tab = built.tab()
    const page = tab.open().at(2)
    const entry = page.localStorage('settings').found()
    entry.read()
    const store = page.store('atoms', { view: 'list' })
    for (const zoom of [2, 3]) {
      page.at(zoom * 500)
      const settings = { theme: 'dark', zoom }
      store.set({ settings }, 'change')
      entry.write(settings, 'change')
    }
    page.at(3_000).leave()
    const next = tab.open(undefined, 'reload').at(3_102)
    const saved = { theme: 'dark', zoom: 3 }
    next.localStorage('settings').found(saved).read(saved)
    next.store('atoms', { view: 'list' })
    return built.build()
  },
}
