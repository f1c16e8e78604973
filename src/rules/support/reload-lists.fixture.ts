import type { RuleFixture } from './fixture'
import { reloaded, restored } from './reload.fixture'

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
