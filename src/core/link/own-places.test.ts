import { expect, test } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { recording } from '../timeline/build.fixture'

const items = [
  { id: 1, name: 'The first item' },
  { id: 2, name: 'The second item' },
]

test.each([true, false])(
  'a list that holds its own answer is not linked to a search that found the same: %s',
  (isHeld) => {
    const built = recording()
    const page = built.tab().open().at(5)
    const [list, search] = [page.store('list', { items: [] }), page.store('search', { found: [] })]
    const [loaded, asked] = [page.request('GET', '/api/items'), page.request('GET', '/api/search?q=item')]
    page.at(60)
    loaded.answers(200, items)
    asked.answers(200, items)
    list.set({ items }, 'load', { origins: isHeld ? [loaded.origin(['items'])] : [] })
    search.set({ found: items }, 'search', { origins: [asked.origin(['found'])] })
    const { subjects } = diagnose(built.build(), { codecs, rules: [] })
    const columns = subjects.find(({ name }) => name === 'list')?.columns.slice(1) ?? []
    const labels = columns.map(({ source }) => source.label)
    expect(labels).toEqual(isHeld ? ['GET /api/items'] : ['GET /api/items', 'GET /api/search'])
  },
)
