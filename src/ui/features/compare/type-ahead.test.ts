import { describe, expect, it } from 'vitest'
import { UNTOUCHED } from '../../store/expansion'
import { RowIndex } from './row-index'
import { tree } from './tree.fixture'
import { TypeAhead } from './type-ahead'

const names = ['items', 'name', 'nested', 'total', 'Tax', 'tip', 'price']
const index = new RowIndex(
  tree({
    state: 'equal',
    cells: [{}],
    children: names.map((step) => ({ step, state: 'equal', cells: [1] })),
  }),
  { expansion: UNTOUCHED, onlyDifferences: false },
)

/** The names that letters typed `pause` ms apart lead to, from the first row. */
function typed(letters: string, pause = 100): string[] {
  const ahead = new TypeAhead()
  let at = 0
  let now = 1_000
  return Array.from(letters, (letter) => {
    now += pause
    if (!ahead.takes(letter, now)) return '-'
    const next = ahead.next(letter, now, index, at)
    at = next < 0 ? at : next
    return names[at] ?? ''
  })
}

describe('type-ahead', () => {
  it('goes to the row whose name begins so, whatever the case', () => {
    expect(typed('to')).toEqual(['total', 'total'])
    expect(typed('ti')).toEqual(['total', 'tip'])
    expect(typed('ta')).toEqual(['total', 'Tax'])
  })
  it('goes through the rows that begin with the same letter', () => {
    expect(typed('tttt')).toEqual(['total', 'Tax', 'tip', 'total'])
  })
  it('begins anew after a pause', () => {
    expect(typed('ti', 501)).toEqual(['total', 'items'])
  })
  it('leaves n and p to the differences, but for names under way and capitals', () => {
    expect(typed('n')).toEqual(['-'])
    expect(typed('p')).toEqual(['-'])
    expect(typed('tip')).toEqual(['total', 'tip', 'tip'])
    expect(typed('Ne')).toEqual(['name', 'nested'])
    expect(typed('Pr')).toEqual(['price', 'price'])
  })
  it('ends with another key', () => {
    const ahead = new TypeAhead()
    ahead.next('t', 1_000, index, 0)
    expect(ahead.takes('n', 1_100)).toBe(true)
    ahead.end()
    expect(ahead.takes('n', 1_100)).toBe(false)
  })
  it('takes no other keys', () => {
    const ahead = new TypeAhead()
    expect(['ArrowDown', ' ', '*', 'Enter', 'F10'].filter((key) => ahead.takes(key, 0))).toEqual([])
  })
})
