import { describe, expect, it } from 'vitest'
import type { Hit } from '../../../core/find/hit'
import { diagnosis, subject } from '../../store/subject.fixture'
import { foundRows, nextHit } from './found-rows'

const hit = (of: string, source: string, path: string): Hit => ({
  subject: of,
  source,
  path: [path],
  by: 'value',
  text: path,
  event: '1',
  from: 1,
})
const hits = [
  hit('cart', 'memory', 'a'),
  hit('cart', 'storage', 'b'),
  hit('cart', 'memory', 'c'),
  hit('ui', 'memory', 'd'),
]
const rows = foundRows(hits, diagnosis([subject('cart'), subject('ui')]))

it('puts matches under their sources', () => {
  expect(rows.map((row) => (row.kind === 'hit' ? row.hit.text : `${row.subject} ${row.count}`))).toEqual([
    'cart 2',
    'a',
    'c',
    'cart 1',
    'b',
    'ui 1',
    'd',
  ])
})

describe('nextHit', () => {
  it.each([
    [-1, 1, 1],
    [1, 1, 2],
    [2, 1, 4],
    [6, 1, 1],
    [-1, -1, 6],
    [1, -1, 6],
    [4, -1, 2],
  ] as const)('from row %i by %i comes row %i', (from, by, to) => {
    expect(nextHit(rows, from, by)).toBe(to)
  })
  it('is nowhere without matches', () => expect(nextHit([], -1, 1)).toBe(-1))
})
