import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { recording } from '../timeline/build.fixture'

/** The links of all stores: `entry @ mount`. */
const linked = (built: ReturnType<typeof recording>): string[] =>
  diagnose(built.build(), { codecs, rules: [] }).subjects.flatMap(({ links, columns }) =>
    links.flatMap(({ to }) => {
      const column = columns.find(({ source }) => source.id === to)
      return column ? [`${column.source.label} @ ${column.mount.join('.')}`] : []
    }),
  )

function opened() {
  const built = recording()
  return { built, page: built.tab().open().at(5) }
}

describe('an entry is linked to the store', () => {
  it('whose list a watcher wrote in the same task, where the list tells something', () => {
    const { built, page } = opened()
    const store = page.store('basket', { lines: [], flags: [], note: '' })
    const [lines, flags] = [page.localStorage('lines').found(), page.localStorage('seen').found()]
    page.at(100)
    store.set({ lines: ['lamp'], flags: [1] })
    page.later()
    lines.write(['lamp'])
    flags.write([1])
    expect(linked(built)).toEqual(['lines @ lines'])
  })

  it('whose members were written side by side, one of them a thing with an id', () => {
    const { built, page } = opened()
    const store = page.store('auth', { user: null, token: '', notes: [] })
    const entry = page.localStorage('auth').found()
    const saved = { user: { id: 'u1', name: 'Ada' }, token: 't0ken-1' }
    page.at(100)
    store.set(saved)
    entry.write(saved)
    page.at(200)
    store.set({ notes: [{ id: 'n1', text: 'one' }] })
    entry.write(saved)
    expect(linked(built)).toEqual(['auth @ '])
  })

  it('whose slice was written inside an envelope of the app', () => {
    const { built, page } = opened()
    const store = page.store('shop', { filters: { sort: 'name', tags: [] }, page: 1 })
    const entry = page.localStorage('filters').found()
    page.at(100)
    store.set({ filters: { sort: 'date', tags: ['new'] } })
    entry.write({ version: 1, data: { sort: 'date', tags: ['new'] } })
    expect(linked(built)).toEqual(['filters @ filters'])
  })

  it('that began with its defaults again and again, and wrote them before it was seen', () => {
    const built = recording()
    const tab = built.tab()
    const first = tab.open().at(5)
    const store = first.store('board', { cards: [], open: true })
    const entry = first.localStorage('kv').found()
    first.at(1_000)
    store.set({ cards: ['a'] })
    first.at(2_000)
    entry.write({ cards: ['a'], open: true })
    first.at(3_000)
    store.set({ cards: ['a', 'b'] })
    first.at(4_000)
    entry.write({ cards: ['a', 'b'], open: true })
    first.at(5_000).leave()
    const second = tab.open().at(5_100)
    second.localStorage('kv').write({ cards: [], open: true })
    second.at(5_200).store('board', { cards: [], open: true })
    second.at(9_000)
    expect(linked(built)).toEqual(['kv @ '])
  })
})
