import { describe, expect, test } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { divergences } from '../diff/align'
import { type PageBuilder, recording, type StoreBuilder } from '../timeline/build.fixture'
import type { Encoded } from '../value/encoded'
import { formatPath } from '../value/path'

const chair = { id: 16, name: 'Chair, oak', price: 40 }
const table = { id: 17, name: 'Table, round', price: 120 }
const whole = { ...table, description: 'Seats six' }

class Shop {
  private readonly built = recording()
  readonly page: PageBuilder
  readonly store: StoreBuilder

  constructor(state: Record<string, Encoded> = { list: [], detail: null }) {
    this.page = this.built.tab().open().at(5)
    this.store = this.page.store('shop', state)
  }

  /** Asks, and puts what is answered into the state, as the very object where it says so. */
  get(path: string, answer: Encoded, state: Record<string, Encoded>, at: string[][] = [], from: number[] = []): this {
    const request = this.page.at(this.built.clock + 100).request('GET', path)
    this.page.at(this.built.clock + 60)
    request.answers(200, answer)
    this.store.set(state, 'load', { origins: at.map((each) => request.origin(each, from)) })
    return this
  }

  edit(path: (string | number)[], value: Encoded): this {
    this.page.at(this.built.clock + 1_000)
    this.store.change([{ op: 'set', path, value }], 'edit')
    return this
  }

  private get subject() {
    return diagnose(this.built.build(), { codecs, rules: [] }).subjects.find(({ name }) => name === 'shop')
  }

  /** How many paths differed just after each change of the store. */
  get everDivergent(): number[] {
    const { subject } = this
    const { events } = this.page.document
    return events.flatMap(({ type }, seq) => (type === 'store-changed' ? [subject?.at(seq).divergent ?? -1] : []))
  }

  /** `GET /api/products @ list`, of all columns but the store's. */
  get columns(): string[] {
    return this.subject?.columns.slice(1).map(({ source, mount }) => `${source.label} @ ${formatPath(mount)}`) ?? []
  }

  /** `detail.name: memory ahead` */
  get differences(): string[] {
    const { tree } = this.subject ?? {}
    return tree ? divergences(tree).map(({ path, state }) => `${formatPath(path)}: ${state}`) : ['no subject']
  }
}

const load = (shop: Shop, at: string[][] = [['list']]): Shop =>
  shop.get('/api/products', [chair, table], { list: [chair, table] }, at)
const BOTH = ['GET /api/products @ list', 'GET /api/products/17 @ detail']

describe('a store that keeps a list and a detail apart', () => {
  test.each<[string, string[][], string[][]]>([
    ['the objects that were answered', [['list']], [['detail']]],
    ['copies of both', [], []],
    ['a copy of the list', [], [['detail']]],
    ['a copy of the detail', [['list']], []],
  ])('as %s is compared in both', (_, list, detail) => {
    const shop = load(new Shop(), list).get('/api/products/17', whole, { detail: whole }, detail)
    expect(shop.columns).toEqual(BOTH)
    expect(shop.differences).toEqual([])
    expect(shop.edit(['detail', 'description'], 'Seats four').differences).toEqual(['detail.description: memory ahead'])
    expect(shop.edit(['list', 0, 'price'], 45).differences).toEqual([
      'list["16"].price: memory ahead',
      'detail.description: memory ahead',
    ])
  })

  test('in a cache of queries is compared in each of them', () => {
    const shop = new Shop({ queries: {} })
    const queries: Record<string, Encoded> = {}
    const ask = (path: string, key: string, data: Encoded) => {
      queries[key] = { status: 'fulfilled', data }
      shop.get(path, data, { queries: { ...queries } })
    }
    ask('/api/products', 'list(undefined)', [chair, table])
    ask('/api/products/17', 'one(17)', whole)
    ask('/api/products/16', 'one(16)', { ...chair, description: 'Creaks' })
    expect(shop.columns).toEqual([
      'GET /api/products @ queries["list(undefined)"].data',
      'GET /api/products/:id @ queries',
    ])
    expect(shop.differences).toEqual([])
    expect(shop.edit(['queries', 'one(17)', 'data', 'description'], 'Seats four').differences).toEqual([
      'queries["one(17)"].data.description: memory ahead',
    ])
  })

  test('as one element of the list is compared with that', () => {
    const shop = load(new Shop())
    shop.page.at(1_000)
    const answered = shop.get(
      '/api/products',
      [chair, table],
      { list: [chair, table], detail: table },
      [['detail']],
      [1],
    )
    expect(answered.columns).toEqual(['GET /api/products @ list', 'GET /api/products [17] @ detail'])
    expect(shop.edit(['detail', 'name'], 'Table, square').differences).toEqual(['detail.name: memory ahead'])
  })
})

test('a place for one thing after the other agrees after each', () => {
  const shop = load(new Shop())
  const other = { ...chair, description: 'Creaks' }
  shop.get('/api/products/17', whole, { detail: whole }, [['detail']])
  shop.get('/api/products/16', other, { detail: other }, [['detail']])
  shop.get('/api/products/17', whole, { detail: whole }, [['detail']])
  expect(shop.everDivergent).toEqual([0, 0, 0, 0])
})

describe('what stands for a thing', () => {
  test('is what the list says newly of what both said alike, and nothing that the list says in its own way', () => {
    const shop = new Shop()
    const listed = { ...table, author: 5, description: 'Seats…' }
    const thing = { ...whole, author: { id: 5, name: 'Ada' } }
    shop.get('/api/products', [chair, listed], { list: [chair, listed] }, [['list']])
    shop.get('/api/products/17', thing, { detail: thing }, [['detail']])
    expect(shop.differences).toEqual([])
    const cheaper = { ...listed, price: 100 }
    shop.get('/api/products', [chair, cheaper], { list: [chair, cheaper] }, [['list']])
    expect(shop.columns).toEqual(BOTH)
    expect(shop.differences).toEqual(['detail.price: server newer'])
  })

  test('stands in a list as it was answered by itself where the list took it on', () => {
    const listed = { ...table, author: 5 }
    const thing = { ...whole, author: { id: 5, name: 'Ada' } }
    const shop = new Shop()
    shop.get('/api/products', [chair, listed], { list: [chair, listed] }, [['list']])
    shop.get('/api/products/17', thing, { list: [chair, thing] })
    expect(shop.columns).toEqual(['GET /api/products @ list'])
    expect(shop.differences).toEqual([])
  })

  test('is what a write was answered with', () => {
    const shop = load(new Shop()).get('/api/products/17', whole, { detail: whole }, [['detail']])
    shop.page
      .at(2_000)
      .request('PUT', '/api/products/17', { ...whole, price: 99 })
      .answers(200, { ...whole, price: 99 })
    shop.edit(['detail', 'price'], 99).edit(['list', 1, 'price'], 99)
    expect(shop.differences).toEqual([])
    expect(shop.edit(['detail', 'price'], 120).differences).toEqual(['detail.price: memory ahead'])
  })
})

describe('nothing is claimed of', () => {
  const opened = () => load(new Shop()).get('/api/products/17', whole, { detail: whole }, [['detail']])

  test('a place that is empty, or holds something else, by now', () => {
    expect(opened().edit(['detail'], null).differences).toEqual([])
    expect(opened().edit(['detail'], { id: 16, name: 'Chair' }).differences).toEqual([])
    expect(opened().edit(['detail'], { open: true }).differences).toEqual([])
  })

  test('a thing that was deleted', () => {
    const shop = opened()
    shop.page.at(2_000).request('DELETE', '/api/products/17').answers(204)
    shop.edit(['list'], [chair])
    expect(shop.differences).toEqual([])
  })

  test.each([[[['detail'], ['draft']]], [[]]])('a copy that was made to be worked on', (at) => {
    const shop = load(new Shop({ list: [], detail: null, draft: null }))
    shop.get('/api/products/17', whole, { detail: whole, draft: whole }, at)
    shop.edit(['draft', 'name'], 'Table, square')
    expect(shop.columns).toEqual(['GET /api/products @ list'])
    expect(shop.differences).toEqual([])
  })

  test('places that elements of the list are put in for several reasons', () => {
    const shop = load(new Shop())
    shop.get('/api/products', [chair, table], { list: [chair, table], hovered: chair }, [['hovered']], [0])
    shop.get('/api/products', [chair, table], { list: [chair, table], original: table }, [['original']], [1])
    shop.edit(['original', 'name'], 'Table, square')
    expect(shop.columns).toEqual(['GET /api/products @ list'])
  })

  test('what came later than the answer, or tells another thing', () => {
    const shop = load(new Shop())
    shop.get('/api/products/17', whole, {})
    shop.edit(['detail'], whole).edit(['detail', 'name'], 'Table, square')
    expect(shop.columns).toEqual(['GET /api/products @ list'])
    const other = load(new Shop()).get('/api/products/17', whole, { detail: { ...whole, name: 'Mine' } })
    expect(other.columns).toEqual(['GET /api/products @ list'])
  })

  test('a thing of another list whose place another one took since', () => {
    const shop = new Shop({ scenes: {}, current: null })
    const [intro, barn] = [
      { id: 1, name: 'Introduction' },
      { id: 1, name: 'The barn door' },
    ]
    shop.get('/api/projects/17/scenes', [intro], { scenes: { a: [intro] } }, [['scenes', 'a']])
    shop.get('/api/projects/17/scenes/1', intro, { current: intro }, [['current']])
    shop.get('/api/projects/18/scenes', [barn], { scenes: { a: [intro], b: [barn] } }, [['scenes', 'b']])
    shop.get('/api/projects/18/scenes/1', barn, { current: barn }, [['current']])
    expect(shop.columns.filter((each) => each.endsWith('@ current'))).toEqual([
      'GET /api/projects/18/scenes/1 @ current',
    ])
    expect(shop.differences).toEqual([])
  })

  test('what another tab looks at', () => {
    const built = recording()
    for (const id of [16, 17]) {
      const page = built.tab().open().at(5)
      const store = page.store('shop', { list: [], detail: null })
      const list = page.at(built.clock + 100).request('GET', '/api/products')
      list.answers(200, [chair, table])
      store.set({ list: [chair, table] }, 'load', { origins: [list.origin(['list'])] })
      const one = page.request('GET', `/api/products/${id}`)
      const thing = id === 16 ? chair : whole
      one.answers(200, thing)
      store.set({ detail: thing }, 'load', { origins: [one.origin(['detail'])] })
    }
    const { subjects, sources } = diagnose(built.build(), { codecs, rules: [] })
    for (const { columns, divergent } of subjects) {
      const labels = ['shop', 'GET /api/products', 'GET /api/products/:id', 'shop']
      expect([columns.map(({ source }) => source.label), divergent]).toEqual([labels, 0])
    }
    expect(sources.filter(({ label }) => label === 'GET /api/products/:id')).toHaveLength(1)
  })
})
