import { expect, it } from 'vitest'
import { refusedCart } from '../core/timeline/build.fixture'
import { diagnosed, sessionOf } from './diagnosed'
import { patternsOf } from './ignores'

it.each([
  [undefined, []],
  ['', []],
  ['ui', ['ui']],
  ['items[*].at, **.seen ,', ['items[*].at', '**.seen']],
  ['a["x, y"].b,c', ['a["x, y"].b', 'c']],
])('of %j come the patterns %j', (text, patterns) => {
  expect(patternsOf(text)).toEqual(patterns)
})

it('says which is no pattern', () => {
  expect(() => patternsOf('ui, a[')).toThrow('"a["')
})

it('what is ignored counts in no finding, and stands in the session', () => {
  const recording = refusedCart()
  const session = sessionOf({ recording, diagnosis: diagnosed(recording, ['items', 'total']) }, {}, true)
  expect(session.findings).toEqual([])
  expect(session.ignores?.map(({ pattern }) => pattern)).toEqual(['items', 'total'])
})
