import { persistedStore, recording } from '../core/timeline/build.fixture'
import type { Recording } from '../core/timeline/recording'
import type { RuleFixture } from './support/fixture'

/** A persisted store and another entry, with so many characters each. */
function filled(own: number, other: number, then?: (page: ReturnType<typeof notes>) => void): () => Recording {
  return () => {
    const made = notes(own, other)
    then?.(made)
    return made.built.build()
  }
}

function notes(own: number, other: number) {
  const built = recording()
  const page = built.tab().open().at(2)
  const cache = page.localStorage('cache').found('c'.repeat(other))
  const store = persistedStore(page, { name: 'notes', initial: { text: '' }, saved: { text: 'a' } })
  page.at(1_000)
  store.set({ text: 'x'.repeat(own) }, 'paste')
  return { built, page, cache, store }
}

/** A store in IndexedDB, and what the browser says of its room. */
function estimated(usage: number, quota: number): () => Recording {
  return () => {
    const built = recording()
    const page = built.tab().open()
    const entry = page.at(1).indexedDB('photos')
    const store = page.at(2).store('photos', { all: [] }, {})
    store.step('started')
    page.at(20)
    entry.read({ state: { all: ['a'] }, version: 0 }, 2)
    store.apply({ all: ['a'] })
    page.at(3_000).add({ type: 'storage-estimated', usage, quota })
    return built.build()
  }
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'localStorage, counted over all its entries, in two bytes for each character',
      recording: filled(3_000_000, 1_500_000),
      subject: 'notes',
      paths: [''],
      confidence: 'certain',
      says: ['localStorage is 85 % full', '9.0 MB of 10.5 MB', '`notes` 6.0 MB', '`cache` 3.0 MB'],
      consequence: 'QuotaExceededError',
    },
    {
      name: 'the largest entry is one that no store holds',
      recording: filled(1_000, 4_500_000),
      subject: 'cache',
      paths: [''],
      says: ['`cache` 9.0 MB'],
    },
    {
      name: 'IndexedDB, by what the browser says',
      recording: estimated(900_000_000, 1_000_000_000),
      subject: 'photos',
      paths: [''],
      says: ['IndexedDB is 90 % full', '900.0 MB of 1000.0 MB', '`photos`'],
    },
  ],
  silent: [
    { name: 'localStorage is half full', recording: filled(2_000_000, 700_000) },
    { name: 'four fifths of the bytes, but not of the characters', recording: filled(2_000_000, 2_000_000) },
    {
      name: 'room was made',
      recording: filled(3_000_000, 1_500_000, ({ page, cache }) => {
        page.at(2_000)
        cache.remove()
      }),
    },
    {
      name: 'a write was refused already: told there',
      recording: filled(3_000_000, 1_500_000, ({ page, store }) => {
        page.at(2_000)
        store.store.set({ text: 'y'.repeat(4_000_000) }, 'paste')
        store.entry.fail(store.envelope)
      }),
      instead: 'quota-exceeded',
      clears: 'a write of it was refused already',
    },
    { name: 'IndexedDB has room', recording: estimated(600_000_000, 1_000_000_000) },
  ],
}
