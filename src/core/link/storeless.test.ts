import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { diagnose } from '../diagnose'
import { type PageBuilder, recording } from '../timeline/build.fixture'
import type { Recording } from '../timeline/recording'
import { first, states, subjects } from './decisions.fixture'

const scenes = [
  { id: 's1', title: 'Opening', code: 'scene(1)' },
  { id: 's2', title: 'Storm at sea', code: 'scene(2)' },
]

describe('without a store', () => {
  /** An app that keeps its to-dos in localStorage and on the server; `saved`: status of its last save. */
  function plain(saved: number): Recording {
    const built = recording()
    const page = built.tab().open()
    const entry = page.localStorage('todos').found('[]')
    const load = page.at(5).request('GET', '/api/todos')
    page.at(60)
    const todos = [
      { id: 1, title: 'Buy milk', done: false },
      { id: 2, title: 'Walk the dog', done: false },
    ]
    load.answers(200, todos)
    entry.write(todos)
    page.at(2_000)
    const third = { id: 3, title: 'Mend the net', done: false }
    entry.write([...todos, third])
    const save = page.request('POST', '/api/todos', third)
    page.at(2_050)
    save.answers(saved, saved < 400 ? third : undefined)
    return built.build()
  }

  it('an entry and the resource whose answer it held are one subject', () => {
    expect(subjects(plain(201))).toEqual(['storage todos + GET /api/todos @ : content likely'])
    expect(first(plain(201))).toMatchObject({
      divergent: 0,
      status: 'ok',
      verdict: { sentence: 'todos: localStorage and server agree.' },
    })
  })

  it('what the server refused is ahead in storage, and is found as a failed save', () => {
    const { findings } = diagnose(plain(500), { codecs, rules })
    expect(findings.map(({ rule, severity, paths }) => [rule, severity, paths])).toEqual([
      ['save-failed', 'error', ['["3"]']],
    ])
    expect(diagnose(plain(201), { codecs, rules }).findings).toEqual([])
    expect(states(plain(500))).toEqual(['["3"]: storage ahead'])
    expect(first(plain(500))?.verdict.sentence).toMatch(
      /^todos: server is behind localStorage on \["3"\] since 12:03:02/,
    )
  })

  it('two strangers are not one: little in common, or the same answer in several entries', () => {
    const built = recording()
    const page = built.tab().open()
    page.localStorage('count').found({ count: 1, open: true, list: [] })
    page.request('GET', '/api/count').answers(200, { count: 1, open: true, list: [] })
    page.at(60)
    page.request('GET', '/api/scenes').answers(200, scenes)
    page.localStorage('cache').write(scenes)
    page.localStorage('log').write(scenes)
    expect(subjects(built.build())).toEqual([
      'storage count',
      'storage cache',
      'storage log',
      'server GET /api/count',
      'server GET /api/scenes',
    ])
  })

  const products = ['Desk lamp', 'Storm lamp', 'Candle', 'Torch', 'Beacon'].map((name, index) => ({
    id: `sku-${index}`,
    name,
    price: 10.5 + index,
  }))
  /** A page that loads the products and then stores something. */
  const shop = (store: (page: PageBuilder) => void): string[] => {
    const built = recording()
    const page = built.tab().open()
    const load = page.at(5).request('GET', '/api/products')
    page.at(60)
    load.answers(200, products)
    store(page)
    return subjects(built.build()).filter((name) => name.startsWith('storage'))
  }

  it.each<[string, (page: PageBuilder) => void]>([
    ['favourites among them', (page) => page.localStorage('kept').write(products.slice(0, 2))],
    ['a cart with one of them', (page) => page.localStorage('kept').write([{ ...products[0], qty: 2 }])],
    [
      'a cache that was emptied',
      (page) => {
        page.localStorage('kept').write(products)
        page.at(100)
        page.localStorage('kept').remove()
      },
    ],
    [
      'a queue of what was sent',
      (page) => {
        const note = { id: 'n1', title: 'Ahoy there', text: 'Storm is coming', by: 'Ada' }
        page.localStorage('kept').write([note])
        page.request('POST', '/api/notes', note).answers(201, note)
      },
    ],
    [
      'an entry that two resources have answered',
      (page) => {
        page.request('GET', '/api/offers').answers(200, products)
        page.localStorage('kept').write(products)
      },
    ],
  ])('%s are another thing', (_, store) => {
    expect(shop(store)).toEqual(['storage kept'])
  })

  it('a cache with a date is the answer', () => {
    expect(shop((page) => page.localStorage('kept').write({ at: 1_773_000_000, data: products }))).toEqual([
      'storage kept + GET /api/products @ data: content likely',
    ])
  })
})
