import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { type PageBuilder, persistedStore, recording } from '../timeline/build.fixture'
import type { Recording } from '../timeline/recording'

/** The links of each store as `source kind @ mount: why confidence`. */
function links(built: Recording): Record<string, string[]> {
  const { subjects } = diagnose(built, { codecs, rules: [] })
  const stores = subjects.filter(({ group }) => group === 'store')
  return Object.fromEntries(
    stores.map((subject) => [
      subject.name,
      subject.links.map(({ to, why, confidence }) => {
        const column = subject.columns.find(({ source }) => source.id === to)
        return `${column?.source.label} @ ${column?.mount.join('.')}: ${why} ${confidence}`
      }),
    ]),
  )
}

const alone = (built: Recording) =>
  diagnose(built, { codecs, rules: [] })
    .subjects.filter(({ group }) => group !== 'store')
    .map(({ name, group }) => `${group} ${name}`)

const scenes = [
  { id: 's1', title: 'Opening', code: 'scene(1)' },
  { id: 's2', title: 'Storm at sea', code: 'scene(2)' },
]

function opened(): { built: ReturnType<typeof recording>; page: PageBuilder } {
  const built = recording()
  return { built, page: built.tab().open().at(5) }
}

describe('a store and its entry', () => {
  it('are linked by the name it persists under, in the area it uses', () => {
    const { built, page } = opened()
    page.sessionStorage('cart').found({ state: { a: 1 }, version: 0 })
    persistedStore(page, { name: 'cart', initial: { a: 0 }, saved: { a: 1 } })
    expect(links(built.build())).toEqual({ cart: ['cart @ : declared certain'] })
    expect(alone(built.build())).toEqual(['storage cart'])
  })

  it('are linked by being written in the same run, where the entry holds what the store holds', () => {
    const { built, page } = opened()
    const entry = page.localStorage('ui-state').found()
    const counter = page.localStorage('clicks').found('0')
    const store = page.store('ui.ts:3', { theme: 'light', panel: { width: 240 } })
    for (const theme of ['dark', 'sepia', 'solarized']) {
      page.at(built.clock + 100)
      store.set({ theme })
      entry.write(theme)
      counter.write(String(built.clock))
    }
    expect(links(built.build())).toEqual({ 'ui.ts:3': ['ui-state @ theme: causal certain'] })
    expect(alone(built.build())).toEqual(['storage clicks'])
  })

  it('are linked less surely when only the task is the same', () => {
    const { built, page } = opened()
    const entry = page.localStorage('panel').found()
    const store = page.store('ui', { panel: { width: 240, side: 'left' } })
    for (const width of [250, 260]) {
      page.at(built.clock + 100)
      store.set({ panel: { width, side: 'left' } })
      page.later()
      entry.write({ width, side: 'left' })
    }
    expect(links(built.build())).toEqual({ ui: ['panel @ panel: causal likely'] })
  })

  it('are not crossed when two stores write in one run', () => {
    const { built, page } = opened()
    const cart = persistedStore(page, { name: 'cart', initial: { user: 'ada', items: [] } })
    const session = persistedStore(page, { name: 'session', initial: { user: 'ada', token: '' } })
    for (const user of ['grace', 'edsger']) {
      page.at(built.clock + 100)
      cart.set({ user })
      session.set({ user })
    }
    expect(links(built.build())).toEqual({
      cart: ['cart @ : declared certain'],
      session: ['session @ : declared certain'],
    })
  })

  it('are linked by being written much later, where the entry then holds what the store holds, however little that tells', () => {
    const { built, page } = opened()
    const store = page.store('ui', { open: false, size: 1, hover: false })
    const panel = page.localStorage('panel').found()
    const lone = page.localStorage('consent').found()
    lone.write({ hover: true })
    for (const size of [2, 3]) {
      page.at(built.clock + 2_000)
      store.set({ open: size === 3, size })
      page.at(built.clock + 500)
      panel.write({ open: size === 3, size })
    }
    expect(links(built.build())).toEqual({ ui: ['panel @ : content possible'] })
    expect(alone(built.build())).toEqual(['storage consent'])
  })

  it('are linked by one such write of the whole state, not by one of a member', () => {
    const { built, page } = opened()
    const store = page.store('board', { board: { done: [], zoom: 1 } })
    const [whole, zoom] = [page.localStorage('board:v1').found(), page.localStorage('last').found()]
    page.at(1_000)
    store.set({ board: { done: ['a'], zoom: 2 } })
    page.at(1_500)
    whole.write({ board: { done: ['a'], zoom: 2 } })
    zoom.write({ zoom: 2 })
    expect(links(built.build())).toEqual({ board: ['board:v1 @ : content possible'] })
    expect(alone(built.build())).toEqual(['storage last'])
  })

  it('are linked by content where a writer is much later', () => {
    const { built, page } = opened()
    const store = page.store('editor', { text: 'Once upon a time', title: 'A tale', cursor: 3 })
    const entry = page.localStorage('draft').found()
    page.at(100)
    store.set({ text: 'Once upon a time there was' })
    page.at(1_100)
    entry.write({ text: 'Once upon a time there was', title: 'A tale' })
    expect(links(built.build())).toEqual({ editor: ['draft @ : content likely'] })
  })
})

describe('a store and a resource', () => {
  const load = (page: PageBuilder, answer: (typeof scenes)[number][] | object) => {
    const request = page.request('GET', '/api/scenes')
    page.at(60)
    return request.answers(200, answer as never)
  }

  it('are linked by identity, at the place of the object', () => {
    const { built, page } = opened()
    const store = page.store('studio', { project: { scenes: [] } })
    const request = load(page, { items: scenes, total: 2 })
    store.set({ project: { scenes } }, 'load', { origins: [request.origin(['project', 'scenes'], ['items'])] })
    expect(links(built.build())).toEqual({ studio: ['GET /api/scenes @ project.scenes: identity certain'] })
  })

  it('are linked as a whole when the store took its scalars too', () => {
    const { built, page } = opened()
    const store = page.store('studio', { items: [], total: 0 })
    const request = load(page, { items: scenes, total: 2 })
    store.set({ items: scenes, total: 2 }, 'load', { origins: [request.origin(['items'], ['items'])] })
    expect(links(built.build())).toEqual({ studio: ['GET /api/scenes @ : identity certain'] })
  })

  it('are linked by content when the store took a copy', () => {
    const { built, page } = opened()
    const store = page.store('studio', { scenes: [] })
    load(page, scenes)
    store.set({ scenes })
    expect(links(built.build())).toEqual({ studio: ['GET /api/scenes @ scenes: content likely'] })
  })

  it('are linked when the store keeps entities by id', () => {
    const { built, page } = opened()
    const store = page.store('studio', { byId: {} })
    load(page, scenes)
    store.set({ byId: Object.fromEntries(scenes.map((scene) => [scene.id, scene])) })
    expect(links(built.build())).toEqual({ studio: ['GET /api/scenes @ byId: content likely'] })
    const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
    expect(subject?.divergent).toBe(0)
  })

  it('are linked by an entity that a request carries', () => {
    const { built, page } = opened()
    const store = page.store('studio', { scenes: [] })
    page.at(50)
    store.set({ scenes })
    page.request('PUT', '/api/scenes/s1', scenes[0]).answers(500)
    expect(links(built.build())).toEqual({ studio: ['PUT /api/scenes @ scenes: content likely'] })
  })

  it('are not linked by equal numbers and empty lists', () => {
    const { built, page } = opened()
    page.store('counter', { count: 1, list: [], open: true })
    load(page, [])
    page.request('GET', '/api/status').answers(200, { count: 1, open: true })
    expect(links(built.build())).toEqual({ counter: [] })
    expect(alone(built.build())).toEqual(['server GET /api/scenes', 'server GET /api/status'])
  })

  it('are not linked by ids that happen to be the same', () => {
    const { built, page } = opened()
    page.store('todos', {
      todos: [
        { id: 1, title: 'Buy milk' },
        { id: 2, title: 'Walk the dog' },
      ],
    })
    page.request('GET', '/api/users').answers(200, [
      { id: 1, name: 'Ada' },
      { id: 2, name: 'Grace' },
    ])
    expect(links(built.build())).toEqual({ todos: [] })
  })
})

describe('what no store holds', () => {
  it('is listed where it is state: read, or written to', () => {
    const { built, page } = opened()
    page.at(20).request('GET', '/fonts/a.ttf').answers(200)
    page.at(30).request('GET', '/api/scenes').answers(200, scenes)
    page.at(40).request('POST', '/api/log', { seen: true }).answers(204)
    expect(alone(built.build())).toEqual(['server GET /api/scenes', 'server POST /api/log'])
  })
})

describe('names', () => {
  const word = fc.stringMatching(/^[a-z][a-z-]{2,12}[a-z]$/)

  it('do not matter: any store name, key, url and field gives the same links', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 5, maxLength: 5 }),
        ([name = '', key = '', url = '', field = '', other = '']) => {
          const { built, page } = opened()
          const persisted = persistedStore(page, { name, initial: { [field]: [] } })
          const request = page.request('GET', `/${url}`)
          page.at(60)
          request.answers(200, scenes)
          persisted.store.set({ [field]: scenes }, 'load', { origins: [request.origin([field])] })
          persisted.entry.write(persisted.envelope)
          const entry = page.localStorage(key).found()
          const loose = page.store(other, { [field]: 'nothing yet', kept: true })
          for (const text of ['some text', 'more text']) {
            page.at(built.clock + 100)
            loose.set({ [field]: text })
            entry.write({ [field]: text, kept: true })
          }
          expect(links(built.build())).toEqual({
            [name]: [`${name} @ : declared certain`, `GET /${url} @ ${field}: identity certain`],
            [other]: [`${key} @ : causal certain`],
          })
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('tabs', () => {
  it('have each their own subject, with the storage they share', () => {
    const built = recording()
    for (let tab = 0; tab < 2; tab++)
      persistedStore(built.tab().open().at(5), { name: 'cart', initial: { a: 1 }, saved: { a: 1 } })
    const { subjects } = diagnose(built.build(), { codecs, rules: [] })
    expect(subjects.map(({ name, tab }) => `${name} in ${tab}`)).toEqual(['cart in tab-1', 'cart in tab-2'])
    const shared = subjects.map(({ sources }) => sources[1])
    expect(shared[0]).toBe(shared[1])
  })

  /** Two tabs of an app with a persistence of its own; the first one saves, the other one does as it is told. */
  function handMade(second: (page: PageBuilder) => void): string[][] {
    const built = recording()
    const [one, two] = [built.tab().open().at(5), built.tab().open().at(5)]
    const entry = one.localStorage('board').found()
    entry.read()
    const store = one.store('redux', { board: { a: 0, done: false }, ui: { a: 0 } })
    second(two)
    two.store('redux', { board: { a: 0, done: false }, ui: { a: 0 } })
    one.at(100)
    store.set({ board: { a: 1, done: false } })
    entry.write({ a: 1, done: false })
    return diagnose(built.build(), { codecs, rules: [] })
      .subjects.filter(({ group }) => group === 'store')
      .map(({ links: own }) =>
        own.map(({ to, confidence, because }) => `${to.split(' ')[1]}: ${confidence}, ${because}`),
      )
  }

  it('save to what the same store saves to in another tab, once they have read it', () => {
    expect(handMade((page) => page.localStorage('board').read())).toEqual([
      ['localStorage:board: certain, written in the same run as a change of the store once'],
      ['localStorage:board: likely, written in the same run as a change of the store once, in another tab'],
    ])
  })

  it('that work on another key do not', () => {
    expect(handMade((page) => page.localStorage('board-2').read())).toEqual([
      ['localStorage:board: certain, written in the same run as a change of the store once'],
      [],
    ])
  })
})
