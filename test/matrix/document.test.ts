import { expect, test } from 'vitest'
import { lostSince } from './committed'
import type { Course } from './course'
import { documentOf, readDocument } from './document'
import type { App } from './fixtures'
import { countedCells, tally } from './tally'

const course = (app: Partial<App>, cells: Course['cells']): Course => ({
  app: {
    row: 'zustand 5',
    entry: 'hook.tsx',
    with: { zustand: 'zustand-5' },
    store: 'memory:a',
    stack: 'zustand',
    mode: 'production',
    name: 'zustand/hook.tsx',
    ...app,
  },
  cells,
  alarms: [],
})
const met = course({}, { store: true, cause: true })
const text = documentOf([met])

test('a cell is met by every app that claims it; the rest of the table counts as unmet', () => {
  const { met: before, all } = tally([])
  expect(before).toBe(0)
  expect(tally([met])).toEqual({ met: 2, all })
  expect(tally([met, course({ row: 'zustand 5 in React' }, { store: 'not found' })])).toEqual({ met: 1, all })
  expect(tally([course({ mode: 'development' }, { store: true })])).toEqual({ met: 0, all })
})

test('where one app says why it cannot be met, another of its row may', () => {
  const unmet = course({ unmet: { store: 'out of reach: announce it' } }, { store: 'not found' })
  expect(countedCells([unmet]).get('zustand 5 · store')).toBe('out of reach: announce it')
  expect(countedCells([unmet, met]).get('zustand 5 · store')).toBe(true)
})

test('the document says it, and is read back', () => {
  expect(text).toContain('| zustand 5 | 5.1.0 | production | yes | – | – | yes | – | – |')
  expect(text).toContain('no app')
  const said = readDocument(text)
  expect([...said.keys()]).toEqual([...countedCells([]).keys()])
  expect([...said].filter(([, isMet]) => isMet).map(([cell]) => cell)).toEqual([
    'zustand 5 · store',
    'zustand 5 · cause',
  ])
})

test('what a server of its own renders has one row: as users get it', () => {
  const served = course({ row: 'Nuxt 4', stack: 'nuxt', with: {}, served: '/' }, { store: true, link: true })
  expect(documentOf([served]).match(/^\| Nuxt 4 .*$/gm)).toEqual([
    '| Nuxt 4 | 4.4.5 | production | yes | – | – | – | yes | – |',
  ])
})

test('what was met and is not is named, in the rows that were run', () => {
  const worse = course({}, { store: true, cause: 'no line' })
  expect(lostSince(text, [worse], true)).toEqual(['LOST zustand 5 · cause: no line'])
  expect(lostSince(text, [course({ row: 'jotai 3' }, { store: 'gone' })], false)).toEqual([])
  expect(lostSince(text, [met], true)).toEqual([])
  const shorter = text.replace(/.*\| jotai 3 \|.*\n/g, '')
  expect(lostSince(shorter, [met], true)).toContain('counted anew: jotai 3 · store')
})
