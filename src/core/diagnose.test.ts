import { describe, expect, it } from 'vitest'
import { codecs } from '../codecs/registry.generated'
import { rules } from '../rules/registry.generated'
import { diagnose } from './diagnose'
import { divergences } from './diff/align'
import { flagship, healthyTodos, persistedStore, recording, refusedCart, START } from './timeline/build.fixture'
import type { Recording } from './timeline/recording'
import type { Encoded } from './value/encoded'
import { formatPath } from './value/path'

const judge = (built: Recording, timezoneOffset = 0) => diagnose(built, { codecs, rules, timezoneOffset })
const subject = (built: Recording, timezoneOffset?: number) => {
  const [first] = judge(built, timezoneOffset).subjects
  if (!first) throw new Error('no subject')
  return first
}

describe('the verdict', () => {
  it.each([
    [
      'a write before hydration',
      flagship(),
      'cart-store: IndexedDB is behind memory on cart, theme since 12:03:00. A write ran before hydration finished. Reloading now loses 2 fields: cart, theme. Trust memory (certain).',
    ],
    [
      'a refused write and a failed save',
      refusedCart(),
      'cart-storage: localStorage and server are behind memory on items, total since 12:03:11 (by addItem); memory and server disagree on coupon. The save failed (POST /api/cart 500) and the write was refused (QuotaExceededError). Reloading loses 2 changes: items["sku-7"], total. Trust memory (likely).',
    ],
    ['agreement', healthyTodos(), 'todos: memory, localStorage and server agree.'],
    [
      'a version that the store does not know',
      versions(),
      'settings: memory shows defaults while localStorage still holds the saved v1 data on theme. V1 data was ignored by a v2 store. The next change of the store overwrites them for good: theme. Trust localStorage (certain).',
    ],
    [
      'a version whose data was overwritten since',
      versions('blue'),
      'settings: memory and localStorage both hold defaults; the saved v1 data is gone on theme. V1 data was ignored by a v2 store. A reload does not bring back theme. The old value is in this recording; put back, it is ignored again until there is a `migrate`.',
    ],
    [
      'an entry that was removed',
      removed(),
      'settings: memory still holds what is gone from localStorage since 12:03:01.',
    ],
    ['a text that only the store can read', packed('U2FsdGVkX18x8mQ0cGxs'), 'settings: localStorage cannot be read.'],
    ['a packed text', packed('eyJ0aGVtZSI6ImRhcmsifQ=='), 'settings: memory and localStorage agree.'],
    ['a first visit', firstVisit(), 'cart: in memory; nothing read from localStorage yet.'],
  ])('of %s', (_, built, sentence) => {
    expect(subject(built).verdict.sentence).toBe(sentence)
  })

  it('writes times as the host counts them', () => {
    expect(subject(refusedCart(), -90).verdict.sentence).toContain('since 13:33:11')
  })

  it('names the copy to trust by its source', () => {
    const { verdict, columns } = subject(flagship())
    expect(verdict.trust).toBe(columns[0]?.source.id)
  })
})

describe('a diagnosis', () => {
  it('has a column per source, with what it holds, since when and by whom', () => {
    const [memory, storage, server] = subject(refusedCart()).columns
    expect(memory).toMatchObject({ codec: '', provenance: { by: 'open' } })
    expect(storage).toMatchObject({
      codec: 'zustand-envelope',
      version: 1,
      provenance: { trouble: 'write refused 12:03:11 (QuotaExceededError)' },
    })
    expect(server).toMatchObject({
      mount: [],
      value: { coupon: 'SUMMER' },
      provenance: { by: 'GET /api/cart', trouble: 'POST /api/cart 500' },
    })
  })

  it('gives every path its state', () => {
    const rows = divergences(subject(refusedCart()).tree, true)
    expect(rows.map(({ path, state }) => `${formatPath(path)}: ${state}`)).toEqual([
      'items["sku-7"]: memory ahead',
      'total: memory ahead',
      'coupon: differs',
      'isOpen: not persisted by design',
    ])
  })

  it('takes a field that its writer never writes for left out, and functions for no difference', () => {
    const built = recording()
    const page = built.tab().open()
    const action: Encoded = { $: 'function', name: 'open' }
    const store = page.at(2).store('draft', { text: '', title: '', cursor: 0, open: action })
    const entry = page.localStorage('draft').found({ text: '', title: '' })
    page.at(1_000)
    store.set({ text: 'Once upon', title: 'A tale', cursor: 9 }, 'type')
    entry.write({ text: 'Once upon', title: 'A tale' }, 'type')
    const rows = divergences(subject(built.build()).tree, true)
    expect(rows.map(({ path, state }) => `${formatPath(path)}: ${state}`)).toEqual(['cursor: not persisted by design'])
  })

  it('takes a signed-out store and its cleared entry for the same', () => {
    const built = recording()
    const page = built.tab().open().at(2)
    const auth = persistedStore(page, { name: 'auth', initial: { user: null }, saved: { user: { id: 'u1' } } })
    page.at(1_000)
    auth.set({ user: null }, 'signOut')
    auth.entry.remove()
    expect(subject(built.build())).toMatchObject({ divergent: 0, findings: [] })
  })

  it('says since when a subject has been diverged', () => {
    expect(subject(refusedCart()).divergedSince).toBe(START + 11_204)
    expect(subject(healthyTodos()).divergedSince).toBeUndefined()
  })

  it('blames every source for a path', () => {
    const told = subject(refusedCart()).blame(['total'])
    expect(told.map(({ by, from, to }) => [by, from?.value, to?.value])).toEqual([
      ['addItem', 19.9, 59.9],
      ['before the recording', undefined, 19.9],
      ['GET /api/cart', undefined, 19.9],
    ])
  })

  it('lists under a finding what it explains', () => {
    const told = judge(refusedCart()).findings.map(({ rule, explains }) => [rule, ...explains])
    const paths = 'items["sku-7"], total'
    expect(told).toEqual([['save-failed', `quota-exceeded: ${paths}`, `storage-behind-memory: ${paths}`]])
  })

  it('says every event in a line, with its subject', () => {
    const { events, subjects } = judge(refusedCart())
    const line = (seq: number) => events[seq]?.summary
    expect([line(0), line(12), line(13), line(15)]).toEqual([
      'opened http://localhost:3000/',
      'cart: addItem set items, total',
      'cart-storage: write refused: QuotaExceededError',
      'POST /api/cart answered 500 after 180 ms',
    ])
    expect(events.filter(({ failed }) => failed).map(({ layer }) => layer)).toEqual(['storage', 'server'])
    expect(new Set(events.map((event) => event.subject))).toEqual(new Set([undefined, subjects[0]?.id]))
  })

  it('lowers its confidence where something was dropped, and says so', () => {
    const built = flagship()
    for (const document of built.documents) document.dropped = 3
    const [finding] = judge(built).findings
    expect(finding).toMatchObject({ confidence: 'likely', sentence: expect.stringContaining('was dropped') })
  })

  it('awaits what is pending', () => {
    const built = recording()
    const page = built.tab().open()
    const entry = page.localStorage('draft').found({ text: 'Once upon', title: 'A tale' })
    const store = page.at(2).store('draft', { text: 'Once upon', title: 'A tale' })
    page.at(1_000)
    store.set({ text: 'Once upon a time' })
    page.at(1_400)
    entry.write({ text: 'Once upon a time', title: 'A tale' })
    page.at(9_000)
    store.set({ text: 'Once upon a time there' })
    const now = subject(built.build(200))
    expect([now.divergent, now.benign, now.settled, now.verdict.sentence]).toEqual([
      0,
      1,
      false,
      'draft: memory and localStorage agree but for text: a write or request is under way.',
    ])
    expect(subject(built.build(4_000)).divergent).toBe(1)
    // … as long as the user says.
    const patient = { settledAfterMs: 10_000, writeWithinMs: 60_000 }
    const [later] = diagnose(built.build(4_000), { codecs, rules, thresholds: patient }).subjects
    expect([later?.divergent, later?.settled]).toEqual([0, false])
  })

  it('stays apart in storage and server groups where no store holds it', () => {
    const built = recording()
    const page = built.tab().open()
    page.localStorage('theme').found('dark')
    page.request('GET', '/api/user').answers(200, { name: 'Ada' })
    expect(
      judge(built.build()).subjects.map(({ group, status, verdict }) => [group, status, verdict.sentence]),
    ).toEqual([
      ['storage', 'none', 'theme: only in localStorage; no store holds it.'],
      ['server', 'none', 'GET /api/user: no store holds it.'],
    ])
  })

  it('of nothing is empty', () => {
    expect(judge({ tabs: [], documents: [], now: START })).toMatchObject({
      subjects: [],
      findings: [],
      events: [],
      failures: [],
    })
  })

  it('takes hostile recordings', () => {
    const built = recording()
    const page = built.tab().open()
    const entry = page.localStorage('__proto__').found('{"__proto__":{"polluted":1},"version":0,"state":[]}')
    const store = page.store(
      '__proto__',
      { ['__proto__']: { $: 'shared', id: 1, v: { self: { $: 'ref', id: 1 } } }, big: { $: 'bigint', v: '9' } },
      {},
    )
    page.at(5)
    store.change([{ op: 'set', path: ['__proto__', 'polluted'], value: true }])
    entry.write('{"state":{"a":1},"version":"x"}')
    page.request('POST', 'not a url', { query: 'mutation {' }).answers(500)
    page.add({ type: 'response-read', request: 'unknown', body: {} })
    page.add({ type: 'store-changed', source: 'memory:unknown', steps: [] })
    page.add({ type: 'storage-written', source: 'localStorage:unknown', seenBy: 'method', text: '{' })
    expect(judge(built.build()).failures).toEqual([])
    expect('polluted' in {}).toBe(false)
  })

  it('made again from the same events, decodes nothing again', () => {
    let decoded = 0
    const counting = codecs.map((codec) => ({
      ...codec,
      decode: (...given: Parameters<typeof codec.decode>) => {
        decoded++
        return codec.decode(...given)
      },
    }))
    const built = recording()
    const cart = persistedStore(built.tab().open(), { name: 'studio', initial: { count: 0 } })
    for (let count = 1; count <= 20; count++) cart.entry.write({ state: { count }, version: 0 })
    const finished = built.build()
    diagnose(finished, { codecs: counting, rules })
    const first = decoded
    diagnose(finished, { codecs: counting, rules })
    expect([first > 0, decoded]).toEqual([true, first])
  })
})

/** A store of version 2 over what version 1 saved; `theme`: set afterwards. */
function versions(theme?: string): Recording {
  const built = recording()
  const page = built.tab().open().at(2)
  const settings = persistedStore(page, {
    name: 'settings',
    initial: { theme: 'light' },
    saved: { theme: 'dark' },
    savedVersion: 1,
    version: 2,
  })
  page.at(1_000)
  if (theme !== undefined) settings.set({ theme }, 'setTheme')
  return built.build()
}

function removed(): Recording {
  const built = recording()
  const page = built.tab().open().at(2)
  const settings = persistedStore(page, { name: 'settings', initial: { theme: 'light' }, saved: { theme: 'dark' } })
  page.at(1_000)
  settings.entry.remove()
  return built.build()
}

function packed(text: string): Recording {
  const built = recording()
  const page = built.tab().open().at(2)
  const settings = persistedStore(page, { name: 'settings', initial: { theme: 'light' } })
  page.at(1_000)
  settings.store.set({ theme: 'dark' }, 'setTheme')
  settings.entry.write(text, 'setTheme')
  return built.build()
}

function firstVisit(): Recording {
  const built = recording()
  persistedStore(built.tab().open().at(2), { name: 'cart', initial: { items: [] } })
  return built.build()
}
