import { expect, test } from 'vitest'
import { recording } from '../core/timeline/builder.fixture'
import { persistedStore } from '../core/timeline/persisted.fixture'
import { diagnosed, sessionOf } from './diagnosed'
import { report } from './report'

const cart = { items: ['lamp'] }

test('of several tabs it is said which is which, whose copy one began with, and which subject is whose', () => {
  const built = recording()
  const first = built.tab('1901').open().at(2)
  const shop = persistedStore(first, { name: 'cart', initial: { items: [] }, area: 'sessionStorage' })
  first.at(1_000)
  shop.set(cart, 'addItem')
  first.at(2_000)
  const second = built.tab('1907', '1901').open('http://localhost:3000/next')
  persistedStore(second, { name: 'cart', initial: { items: [] }, area: 'sessionStorage', saved: cart })
  second.at(3_000).leave()
  const made = built.build()
  const session = sessionOf({ recording: made, diagnosis: diagnosed(made) }, {}, false)
  const text = report(session)
  expect(text.split('\n').slice(2, 9)).toEqual([
    'TAB    PAGE',
    'tab 1  http://localhost:3000/',
    'tab 2  http://localhost:3000/next  opened from tab 1, began with a copy of tab 1’s sessionStorage,',
    '                                   left',
    '',
    'SUBJECT       SOURCES                 STATES',
    'cart (tab 1)  memory, sessionStorage  equal',
  ])
  expect(text).not.toContain('1907')
})

test('of one tab nothing is said', () => {
  const built = recording()
  built.tab().open()
  const made = built.build()
  expect(report(sessionOf({ recording: made, diagnosis: diagnosed(made) }, {}, false))).not.toContain('TAB')
})
