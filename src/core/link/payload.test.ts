import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import type { Cell } from '../diff/aligned'
import { diagnose } from '../diagnose'
import { type PageBuilder, persistedStore, recording } from '../timeline/build.fixture'
import type { Recording } from '../timeline/recording'
import type { Encoded } from '../value/encoded'

const scenes = [
  { id: 's1', title: 'Opening', code: 'scene(1)' },
  { id: 's2', title: 'Storm at sea', code: 'scene(2)' },
]

function opened() {
  const built = recording()
  const tab = built.tab()
  return { built, tab, page: tab.open().at(5) }
}

function rendered(page: PageBuilder, value: Encoded, label = '__NEXT_DATA__'): void {
  page.describe({ id: `payload:${label}`, kind: 'server', label })
  page.add({ type: 'payload-found', source: `payload:${label}`, value })
}

const judged = (built: Recording) => diagnose(built, { codecs, rules: [] })

/** Stores with the sources linked to them. */
function links(built: Recording): Record<string, string[]> {
  const { subjects } = judged(built)
  const stores = subjects.filter(({ group }) => group === 'store')
  return Object.fromEntries(
    stores.map(({ name, columns }) => [name, columns.slice(1).map(({ source }) => source.label)]),
  )
}

/** The members of the first subject's state as `name: state, then each cell`. */
function rows(built: Recording): string[] {
  const [subject] = judged(built).subjects
  return (subject?.tree.children() ?? []).map(
    ({ path, state, cells }) => `${path.join('.')}: ${state} ${cells.map(inWords).join(' | ')}`,
  )
}

function inWords(cell: Cell): string {
  if (cell.kind === 'value') return JSON.stringify(cell.value)
  return cell.kind === 'past' ? `was ${JSON.stringify(cell.value)}` : cell.kind
}

describe('what the server rendered a page with', () => {
  it('belongs to each store that was created with a part of it', () => {
    const { built, page } = opened()
    rendered(page, { scenes, projects: [{ id: 'p1', title: 'Harbour' }], flags: [] }, 'studio-payload')
    page.store('scenes', { scenes, saving: {} })
    page.store('projects', { projects: [{ id: 'p1', title: 'Harbour' }] })
    page.store('ui', { flags: [], open: false })
    expect(links(built.build())).toEqual({ scenes: ['studio-payload'], projects: ['studio-payload'], ui: [] })
  })

  it('may stand in several places of a state, under other names', () => {
    const { built, page } = opened()
    rendered(page, { props: { pageProps: { initialScenes: scenes, user: { name: 'Ada', role: 'admin' } } }, page: '/' })
    page.store('app', { catalog: { scenes, filter: '' }, auth: { user: { name: 'Ada', role: 'admin' } } })
    expect(links(built.build())).toEqual({ app: ['__NEXT_DATA__'] })
    expect(rows(built.build())).toEqual([
      `catalog: equal ${JSON.stringify({ scenes, filter: '' })} | {"scenes":${JSON.stringify(scenes)}}`,
      'auth: equal {"user":{"name":"Ada","role":"admin"}} | {"user":{"name":"Ada","role":"admin"}}',
    ])
  })

  it('is read in the encoding of its framework: devalue, as Nuxt writes it', () => {
    const { built, page } = opened()
    const flat = [
      ['ShallowReactive', 1],
      { pinia: 2, path: 10 },
      ['Reactive', 3],
      { shop: 4 },
      { products: 5, openedAt: 9 },
      [6],
      { id: 7, title: 8 },
      1,
      'Oolong tea',
      ['Date', '2026-03-14T09:00:00.000Z'],
      '/tea',
    ]
    rendered(page, flat, '__NUXT_DATA__')
    page.store('shop', { products: [{ id: 1, title: 'Oolong tea' }], basket: [] })
    expect(links(built.build())).toEqual({ shop: ['__NUXT_DATA__'] })
    expect(rows(built.build())[0]).toBe(
      'products: equal [{"id":1,"title":"Oolong tea"}] | [{"id":1,"title":"Oolong tea"}]',
    )
  })

  it('is taken in after the store was created as well', () => {
    const { built, page } = opened()
    rendered(page, { initialState: { todos: scenes, filter: 'all' } }, '__PRELOADED_STATE__')
    const store = page.store('todos', { todos: [], filter: 'all' })
    page.at(30)
    store.set({ todos: scenes })
    expect(links(built.build())).toEqual({ todos: ['__PRELOADED_STATE__'] })
  })

  it('is no drift where the page has gone on: its value stays in sight', () => {
    const { built, page } = opened()
    rendered(page, { scenes, theme: 'light', user: { name: 'Ada' } })
    const store = page.store('app', { scenes, theme: 'light', user: { name: 'Ada' }, open: false })
    page.at(1_000)
    store.set({ theme: 'dark', scenes: [{ ...scenes[0], title: 'Overture' }, scenes[1] ?? null], open: true })
    const [subject] = judged(built.build()).subjects
    expect([subject?.divergent, subject?.status, subject?.verdict.sentence]).toEqual([
      0,
      'ok',
      'app: memory and server agree.',
    ])
    expect(rows(built.build()).slice(1)).toEqual([
      'theme: equal "dark" | was "light"',
      'user: equal {"name":"Ada"} | {"name":"Ada"}',
      'open: equal true | outside',
    ])
    expect(
      subject?.tree
        .children()[0]
        ?.children()[0]
        ?.children()
        .map(({ cells }) => cells.map(inWords).join(' | ')),
    ).toEqual(['"s1" | "s1"', '"Overture" | was "Opening"', '"scene(1)" | "scene(1)"'])
  })

  it('does not stand in for what the server says later', () => {
    const { built, page } = opened()
    rendered(page, { scenes })
    const { store } = persistedStore(page, { name: 'scenes', initial: { scenes }, saved: { scenes } })
    const load = page.at(1_000).request('GET', '/api/scenes')
    page.at(1_040)
    const newer = [{ ...scenes[0], title: 'Overture' }, scenes[1] ?? null]
    load.answers(200, newer)
    store.set({ scenes: newer }, 'load', { origins: [load.origin(['scenes'])] })
    const [subject] = judged(built.build()).subjects
    expect(subject?.verdict.sentence).toMatch(
      /^scenes: localStorage is behind memory on scenes since 12:03:01 \(by \w+\)\./,
    )
  })

  it('is another with each load, and in each tab', () => {
    const { built, tab, page } = opened()
    rendered(page, { scenes: [scenes[0] ?? null] })
    page.store('scenes', { scenes: [scenes[0] ?? null] })
    page.at(1_000).leave()
    const again = tab.open(undefined, 'reload').at(1_100)
    rendered(again, { scenes })
    again.store('scenes', { scenes })
    const other = built.tab().open().at(2_000)
    rendered(other, { scenes: [] })
    expect(rows(built.build())).toEqual([`scenes: equal ${JSON.stringify(scenes)} | ${JSON.stringify(scenes)}`])
    expect(judged(built.build()).subjects.map(({ name, columns }) => [name, columns.length])).toEqual([
      ['scenes', 2],
      ['__NEXT_DATA__', 1],
    ])
  })

  it('says who rendered it, and when', () => {
    const { built, page } = opened()
    rendered(page, { scenes })
    page.store('scenes', { scenes })
    const column = judged(built.build()).subjects[0]?.columns[1]
    expect([column?.source.kind, column?.provenance?.by, column?.codec]).toEqual([
      'server',
      'server-rendered, at load',
      'json',
    ])
  })
})
