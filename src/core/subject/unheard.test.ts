import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { diagnose } from '../diagnose'
import { momentOf } from '../moment'
import { type PageBuilder, recording } from '../timeline/build.fixture'
import type { Encoded } from '../value/encoded'

const a = { id: 'a', title: 'Paint the door' }
const b = { id: 'b', title: 'Call Ann' }
const blank = { cards: [], theme: 'light' }

/** A list loaded by one document, and a document after it on a route that has no use for it; `keeps`: what the app persists. */
function reloaded(next: (page: PageBuilder) => unknown, { begins = blank, keeps }: Options = {}) {
  const built = recording()
  const tab = built.tab()
  const first = tab.open().at(5)
  const store = first.store('board', begins, keeps && {})
  const load = first.at(10).request('GET', '/api/cards')
  first.at(60)
  load.answers(200, [a, b])
  store.set({ cards: [a, b] }, 'load', { origins: [load.origin(['cards'])] })
  if (keeps) first.localStorage('board').found().write({ state: keeps, version: 0 })
  first.at(5_000).leave()
  next(tab.open().at(5_100))
  return diagnose(built.build(), { codecs, rules })
}
type Options = { begins?: Record<string, Encoded>; keeps?: Record<string, Encoded> }

function verdict(...given: Parameters<typeof reloaded>): string | undefined {
  return reloaded(...given).subjects.find(({ name }) => name === 'board')?.verdict.sentence
}

const settings = (page: PageBuilder): unknown => page.store('board', blank)

describe('what the server said to an earlier document', () => {
  it('is no word about one that has not asked for it', () => {
    const { subjects, findings, events } = reloaded(settings)
    expect(subjects.map(({ verdict: { sentence }, divergent, status }) => [sentence, divergent, status])).toEqual([
      ['board: in memory; nothing read from server in this document yet.', 0, 'ok'],
    ])
    expect(findings).toEqual([])
    const inFirst = momentOf(reloaded(settings), events.find(({ type }) => type === 'document-left')?.seq ?? 0)
    expect(inFirst.subjects.map(({ verdict: { sentence } }) => sentence)).toEqual(['board: memory and server agree.'])
  })

  it('is none about what storage agrees on without it', () => {
    const saved = { theme: 'light' }
    const sentence = verdict(
      (page) => {
        page.localStorage('board').found({ state: saved, version: 0 })
        page.store('board', blank, { omits: [['cards']] })
      },
      { keeps: saved },
    )
    expect(sentence).toBe('board: memory and localStorage agree.')
  })

  it('is none where a store begins with the same defaults everywhere', () => {
    const begins = { cards: [{ id: 'a', title: 'Untitled' }], theme: 'light' }
    const sentence = verdict((page) => page.store('board', begins), { begins })
    expect(sentence).toContain('nothing read from server in this document yet')
  })

  it('is compared with what storage kept of it: older data', () => {
    const sentence = verdict(
      (page) => {
        page.localStorage('board').found({ state: { cards: [a], theme: 'light' }, version: 0 })
        page.store('board', { cards: [a], theme: 'light' }, {})
      },
      { keeps: { cards: [a], theme: 'light' } },
    )
    expect(sentence).toContain('on cards')
  })

  it('is compared with a list that the entry keeps empty', () => {
    const sentence = verdict(
      (page) => {
        page.localStorage('board').found({ state: blank, version: 0 })
        page.store('board', blank, {})
      },
      { keeps: blank },
    )
    expect(sentence).toContain('on cards')
  })

  it.each<[string, (page: PageBuilder) => void]>([
    ['was asked for, be it in vain', (page) => page.request('GET', '/api/cards').answers(500)],
    ['was written to', (page) => page.request('POST', '/api/cards', a).answers(500)],
  ])('is compared once it %s', (_, asks) => {
    const sentence = verdict((page) => {
      page.store('board', blank)
      asks(page.at(6_000))
    })
    expect(sentence).toContain('on cards')
  })

  it('is compared with what the document itself has put there', () => {
    const sentence = verdict((page) => {
      const store = page.store('board', blank)
      page.at(6_000)
      store.set({ cards: [{ ...a, title: 'Paint it' }] }, 'draft')
    })
    expect(sentence).toContain('on cards')
  })
})
