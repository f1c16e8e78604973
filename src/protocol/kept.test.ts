import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KEPT_DOCUMENTS, makeRoom, readIndex, readKept } from './kept'

/** Keeps one tail after the other; the keys still there, and the index. */
function keep(tails: { tab: number; top: boolean; size: number; document?: string }[], limit?: number) {
  let index = readIndex(undefined)
  const there = new Set<string>()
  for (const [at, tail] of tails.entries()) {
    const key = `tail:${at}`
    const room = makeRoom(index, { key, document: `d${at}`, ...tail }, limit)
    there.add(key)
    for (const gone of room.evicted) there.delete(gone)
    // As it comes back from storage.
    index = readIndex(structuredClone(room.index))
  }
  return { there: [...there], index }
}

test('the oldest go first when the bytes are used up', () => {
  const tails = [1, 2, 3].map((tab) => ({ tab, top: true, size: 40 }))
  expect(keep(tails, 100)).toMatchObject({ there: ['tail:1', 'tail:2'], index: { dropped: 1 } })
})

test('a tab keeps its last documents, and leaves those of other tabs and of its frames alone', () => {
  const of = (tab: number, top: boolean) => ({ tab, top, size: 1 })
  const many = Array.from({ length: KEPT_DOCUMENTS + 2 }, () => of(2, true))
  const { there, index } = keep([of(1, true), of(2, false), ...many])
  expect(there).toHaveLength(KEPT_DOCUMENTS + 2)
  expect(there.slice(0, 3)).toEqual(['tail:0', 'tail:1', 'tail:4'])
  expect(index.dropped).toBe(2)
})

test('what a document leaves in several pieces counts as one', () => {
  const pieces = Array.from({ length: KEPT_DOCUMENTS }, () => ({ tab: 1, top: true, size: 1, document: 'long' }))
  const more = Array.from({ length: KEPT_DOCUMENTS - 1 }, () => ({ tab: 1, top: true, size: 1 }))
  expect(keep([...pieces, ...more]).index.dropped).toBe(0)
  expect(keep([...pieces, ...more, { tab: 1, top: true, size: 1 }]).index.dropped).toBe(KEPT_DOCUMENTS)
})

test('keys and index never part, the limit holds, and nothing goes uncounted', () => {
  const tail = fc.record({
    tab: fc.integer({ min: 1, max: 3 }),
    top: fc.boolean(),
    size: fc.integer({ min: 1, max: 60 }),
  })
  fc.assert(
    fc.property(fc.array(tail, { maxLength: 80 }), (tails) => {
      const { there, index } = keep(tails, 100)
      expect(index.entries.map(({ key }) => key)).toEqual(there)
      expect(index.entries.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(100)
      expect(there.length + index.dropped).toBe(tails.length)
    }),
  )
})

test('what stands in storage is read, and only what is ours', () => {
  const items = {
    'tail:a': { tab: 1, text: 'one' },
    'tail:b': { tab: 1, text: 'two' },
    'tail:c': { tab: 'x' },
    'opener:2': 1,
    'opener:3': 'x',
    tails: { entries: [], dropped: 0 },
    theme: 'dark',
  }
  expect(readKept(items)).toEqual({
    tails: [
      { tab: 1, text: 'one' },
      { tab: 1, text: 'two' },
    ],
    openers: [[2, 1]],
  })
})

test('a broken index begins anew', () => {
  expect(readIndex({ entries: 'x' })).toEqual({ entries: [], dropped: 0 })
})
