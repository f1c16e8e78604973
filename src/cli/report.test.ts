import { expect, test } from 'vitest'
import { sampleSession } from '../core/session/session.fixture'
import { recording } from '../core/timeline/build.fixture'
import { diagnosed, sessionOf } from './diagnosed'
import { findingsFrom, report } from './report'
import { WIDTH } from './table'

test('a session as text: subjects, what differs, findings', () => {
  expect(report({ ...sampleSession(), redactions: [{ detector: 'jwt', count: 2 }] })).toBe(`\
http://localhost:3000/: 1 tab, 1 document, 17 events

SUBJECT  SOURCES               STATES
cart     localStorage, memory  2 differs, 1 equal after serialization

cart: memory is ahead of localStorage.
  PATH   STATE    localStorage  memory
  total  differs  19.9          20.9
  order  differs  {id}          –

1 finding

ERROR storage-behind-memory (certain): cart · total
  cart: localStorage is behind memory on total.
  Reloading loses total.

Redacted: 2 by jwt.`)
})

test('subjects of the same name are told apart by their tab', () => {
  const session = sampleSession()
  const [subject] = session.subjects
  if (!subject) throw new Error('the sample has a subject')
  session.subjects = [subject, { ...subject, id: 'other', sources: [] }]
  expect(report(session)).toContain('ERROR storage-behind-memory (certain): cart (tab 1) · total')
})

test('of many things that stand alone, the first are listed and the rest counted', () => {
  const session = sampleSession()
  const [subject] = session.subjects
  if (!subject) throw new Error('the sample has a subject')
  const alone = Array.from({ length: 30 }, (_, n) => ({ ...subject, id: `${n}`, name: `key${n}`, sources: [] }))
  const text = report({ ...session, subjects: [subject, ...alone] })
  expect(text).toContain('key11')
  expect(text).not.toContain('key12')
  expect(text).toContain('and 18 more with nothing to compare with')
})

test('nothing found is said', () => {
  const session = { ...sampleSession(), subjects: [], comparisons: [], findings: [] }
  expect(report(session)).toContain('Nothing was found: no store, no storage entry, no server resource.')
  expect(report(session)).toContain('No findings.')
})

test('what this page never asked for is not equal', () => {
  const built = recording()
  const tab = built.tab()
  const first = tab.open().at(5)
  const cards = [{ id: 'a', title: 'Paint the door' }]
  const store = first.store('board', { cards: [] })
  const load = first.at(10).request('GET', '/api/cards')
  first.at(60)
  load.answers(200, cards)
  store.set({ cards }, 'load', { origins: [load.origin(['cards'])] })
  const states = (): string | undefined => {
    const made = { recording: built.build(), diagnosis: diagnosed(built.build()) }
    const row = report(sessionOf(made, {}, false)).match(/^board .*GET \/api\/cards +(.*)$/m)
    return row?.[1]
  }
  expect(states()).toBe('equal')
  first.at(5_000).leave()
  tab.open().at(5_100).store('board', { cards: [] })
  expect(states()).toBe('nothing read from server in this document yet')
})

test('whatever it says fits the width', () => {
  const session = sampleSession()
  for (const finding of session.findings) finding.sentence = 'word '.repeat(80)
  for (const { divergences } of session.comparisons)
    for (const divergence of divergences) divergence.path = 'a'.repeat(300)
  const lines = report(session).split('\n')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(WIDTH)
})

test('findings that a severity asks for', () => {
  const session = sampleSession()
  const [finding] = session.findings
  if (!finding) throw new Error('the sample has a finding')
  session.findings = (['error', 'warning', 'info'] as const).map((severity) => ({ ...finding, severity }))
  expect(findingsFrom(session, 'error').map(({ severity }) => severity)).toEqual(['error'])
  expect(findingsFrom(session, 'warning').map(({ severity }) => severity)).toEqual(['error', 'warning'])
})
