import { expect, test } from 'vitest'
import { recording } from './builder.fixture'
import { mergeTimeline } from './merge'
import type { Recording } from './recording'
import { describeTab, tabEntries } from './tab-entries'

const told = (made: Recording, clones: { tab: string; from: string }[] = []): string[] =>
  tabEntries(mergeTimeline(made), made.tabs, clones).map(
    (entry) => `${describeTab(entry)}${entry.url === undefined ? '' : ` at ${entry.url}`}`,
  )

test('tabs are told with who opened them, what they began with, and whether they are seen', () => {
  const built = recording()
  const first = built.tab('91').open()
  built.tab('92', '91').open('http://localhost:3000/next').at(10).add({ type: 'visibility-changed', visible: true })
  first.at(20).add({ type: 'visibility-changed', visible: false })
  built.tab('93', '12').open().at(30).leave()
  expect(told(built.build(), [{ tab: '92', from: '91' }])).toEqual([
    'tab 1, hidden at http://localhost:3000/',
    'tab 2, opened from tab 1, began with a copy of tab 1’s sessionStorage at http://localhost:3000/next',
    'tab 3, left at http://localhost:3000/',
  ])
})

test('a new tab that a person opened was opened by nobody, whichever tab was in front', () => {
  const built = recording()
  built.tab('91').open()
  built.tab('92', '91').open(undefined, 'back_forward')
  const made = built.build()
  expect(told(made)[1]).toBe('tab 2 at http://localhost:3000/')
  const typed = made.documents.flatMap(({ events }) => events).filter((event) => event.type === 'document-started')
  for (const event of typed) Object.assign(event, { navigation: 'navigate', referrer: '' })
  expect(told(made)[1]).toBe('tab 2 at http://localhost:3000/')
})

test('a tab of which only the entry is left has gone elsewhere', () => {
  expect(told({ tabs: [{ id: '7', documents: [] }], documents: [], now: 0 })).toEqual(['tab 1, left'])
})

test('a page that came back is not left', () => {
  const built = recording()
  const page = built.tab().open().at(10).leave(true)
  expect(told(built.build())[0]).toContain('hidden')
  page.at(20).add({ type: 'visibility-changed', visible: true })
  expect(told(built.build())[0]).toBe('tab 1 at http://localhost:3000/')
})
