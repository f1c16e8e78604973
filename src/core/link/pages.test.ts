import { expect, test } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { recording } from '../timeline/build.fixture'
import type { Encoded } from '../value/encoded'

const item = (id: number, name = `Item number ${id}`): Encoded => ({ id, name })
const page = (first: number): Encoded => ({ data: [item(first), item(first + 1)], next: first + 2 })

/** An infinite list of three pages, one element of which the page then changes. */
function afterEdit(at: number): string | undefined {
  const built = recording()
  const tab = built.tab().open().at(5)
  const store = tab.store('feed', { pages: [] })
  const pages: Encoded[] = []
  for (const first of [1, 3, 5]) {
    const request = tab.request('GET', `/api/feed?cursor=${first}`)
    request.answers(200, page(first))
    pages.push(page(first))
    store.set({ pages: [...pages] }, 'fetched', { origins: [request.origin(['pages', pages.length - 1])] })
  }
  const subject = () => diagnose(built.build(), { codecs, rules: [] }).subjects[0]
  expect(subject()?.verdict.sentence).toBe('feed: memory and server agree.')
  tab.at(900)
  store.change([{ op: 'set', path: ['pages', at, 'data', 0, 'name'], value: 'Edited' }], 'edit')
  const edited = subject()
  expect(edited?.columns[1]?.mount).toEqual(['pages'])
  return edited?.verdict.sentence
}

test.each([0, 1, 2])('page %i of an infinite list is compared as the others are', (at) => {
  expect(afterEdit(at)).toMatch(/^feed: server is behind memory on pages since/)
})

test('what stands around a list in the answer does not stand for it', () => {
  const built = recording()
  const tab = built.tab().open().at(5)
  const store = tab.store('list', { items: [], meta: null })
  const request = tab.request('GET', '/api/items')
  const [items, meta] = [[item(1), item(2)], { total: 2, request: 'r1' }]
  request.answers(200, { data: items, meta })
  // The list is a copy, which only its content tells.
  store.set({ items, meta }, 'load', { origins: [request.origin(['meta'], ['meta'])] })
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  expect(subject?.columns[1]?.mount).toEqual(['items'])
})
