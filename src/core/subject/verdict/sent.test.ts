import { describe, expect, it } from 'vitest'
import { codecs } from '../../../codecs/registry.generated'
import { rules } from '../../../rules/registry.generated'
import { diagnose } from '../../diagnose'
import { ORIGIN, type PageBuilder, recording, type StoreBuilder } from '../../timeline/build.fixture'
import type { Encoded } from '../../value/encoded'

const [a, b] = [
  { id: 'a', text: 'one' },
  { id: 'b', text: 'two' },
]
const longer = { id: 'b', text: 'two and three' }
const c = { id: 'c', text: 'four' }

/** Notes that came by GET, and what a person, the page and its connection then did. */
function verdict(happens: (page: PageBuilder, store: StoreBuilder) => void): string {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('notes', { notes: [], shown: 0 })
  const load = page.at(10).request('GET', '/api/notes')
  page.at(60)
  load.answers(200, [a, b])
  store.set({ notes: [a, b] }, 'load', { origins: [load.origin(['notes'])] })
  happens(page.at(3_000).add({ type: 'page-used' }), store)
  const { subjects, findings } = diagnose(built.build(), { codecs, rules })
  expect(findings).toEqual([])
  return subjects.find(({ name }) => name === 'notes')?.verdict.sentence ?? 'no subject'
}

const message = (page: PageBuilder, type: 'message-sent' | 'message-received', body: Encoded): PageBuilder =>
  page.add({ type, channel: 'c1', url: `${ORIGIN}/live`, body })

/** An edit, then what was sent, and what came back. */
const edited = (notes: Encoded[], sent: Encoded, back?: Encoded): string =>
  verdict((page, store) => {
    store.set({ notes }, 'edit')
    message(page.at(3_050), 'message-sent', sent)
    if (back) message(page.at(3_100), 'message-received', back)
  })

const newer =
  'notes: memory is newer than the answer of GET /api/notes on notes since 12:03:03 (by edit, sent to the server'
const trust = 'Trust memory (likely): what it holds was sent to the server after that answer'

describe('an edit that was sent over a WebSocket', () => {
  it.each<[string, Encoded[], Encoded, Encoded, string]>([
    ['confirmed', [a, longer], { type: 'update', ref: 7, note: longer }, { type: 'ack', ref: 7 }, 'update'],
    ['its id is named', [a, b, c], { type: 'create', note: c }, { type: 'stored', id: 'c' }, 'create'],
    ['its request is named', [a], { type: 'delete', id: 'b', ref: 8 }, { type: 'reply', ref: 8 }, 'delete'],
    ['said by all the others', [a, longer], { type: 'save', notes: [a, longer] }, { type: 'saved' }, 'save'],
  ])('and answered is no loss: %s', (_, notes, sent, back, names) => {
    expect(edited(notes, sent, back)).toBe(`${newer}: message ${names}). ${trust}, and answered.`)
  })

  it.each<[string, Encoded | undefined]>([
    ['nothing', undefined],
    ['something else', { type: 'price', id: 'x', price: 3 }],
    ['a refusal', { type: 'rejected', id: 'b' }],
    ['an error', { type: 'reply', id: 'b', error: 'too long' }],
  ])('may be lost where what came back is %s', (_, back) => {
    expect(edited([a, longer], { type: 'update', id: 'b', text: longer.text }, back)).toBe(
      `${newer}: message update). Reloading may lose 1 field: notes. ${trust}, and no answer to that is on record.`,
    )
  })

  it.each<[string, Encoded]>([
    ['another value', { type: 'update', note: { id: 'b', text: 'two and' } }],
    ['another thing', { type: 'update', note: { id: 'a', text: longer.text } }],
    ['that it is looked at', { type: 'presence', id: 'b' }],
  ])('is unsaved where what was sent says %s', (_, sent) => {
    expect(edited([a, longer], sent, { type: 'ack', id: 'b' })).toContain('server is behind memory on notes')
  })

  it('tells of several messages together', () => {
    const said = verdict((page, store) => {
      store.set({ notes: [a, longer] }, 'edit')
      message(page.at(3_050), 'message-sent', { type: 'update', note: longer })
      page.at(3_100)
      store.set({ notes: [a, longer, c] }, 'add')
      message(page, 'message-sent', { type: 'create', note: c })
    })
    expect(said).toContain('(by edit, add, sent to the server: message update, message create). Reloading may lose')
  })

  it('is unsaved from the next edit on', () => {
    const said = verdict((page, store) => {
      store.set({ notes: [a, longer] }, 'edit')
      message(page.at(3_050), 'message-sent', { type: 'update', note: longer })
      page.at(4_000).add({ type: 'page-used' })
      store.set({ notes: [a, { id: 'b', text: 'other' }] }, 'edit')
    })
    expect(said).toContain('server is behind memory on notes since 12:03:03 (by edit). Reloading loses 1 field')
  })
})

describe('an answer that was read as a stream', () => {
  const unknown = 'What came then is not on record, so whether memory has this from the server cannot be told.'

  it('is said to be not on record', () => {
    const said = verdict((page, store) => {
      const again = page.request('GET', '/api/notes')
      page.at(3_100)
      again.answers(200)
      page.at(3_200)
      store.set({ notes: [a, longer] }, 'refresh')
    })
    expect(said).toBe(
      `notes: memory is newer than the answer of GET /api/notes on notes since 12:03:03 (after GET /api/notes was answered). ${unknown}`,
    )
  })

  it('is taken in bit by bit, of a POST', () => {
    const said = verdict((page, store) => {
      const asked = page.request('POST', '/api/complete', { prompt: 'go on' })
      page.at(3_100)
      asked.answers(200)
      store.set({ notes: [a, { id: 'b', text: 'two and' }] }, 'onChunk')
      page.at(3_200)
      store.set({ notes: [a, longer] }, 'onChunk')
    })
    expect(said).toContain(`(after POST /api/complete was answered). ${unknown}`)
  })

  it.each<[string, (page: PageBuilder, store: StoreBuilder) => void]>([
    ['a save whose answer nobody looks at', (page) => page.request('POST', '/api/log', { event: 'edit' }).answers(200)],
    ['an answer without a body', (page) => page.request('GET', '/api/ping').answers(204)],
    ['an answer that was read', (page) => page.request('GET', '/api/ping').answers(200, { ok: true })],
    [
      'what came before a person did something',
      (page) => {
        page.request('GET', '/api/notes').answers(200)
        page.at(3_100).add({ type: 'page-used' })
      },
    ],
  ])('is not: %s', (_, before) => {
    const said = verdict((page, store) => {
      before(page, store)
      page.at(3_200)
      store.set({ notes: [a, longer] }, 'edit')
    })
    expect(said).toContain('Reloading loses 1 field: notes. Trust memory (certain)')
  })
})
