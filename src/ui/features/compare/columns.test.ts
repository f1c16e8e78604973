import { describe, expect, it } from 'vitest'
import { subject } from '../../store/subject.fixture'
import { columnKey, gridTemplate } from './columns'

describe('gridTemplate', () => {
  it('shares the window among the sources', () => {
    expect(gridTemplate(['m', 'l'], {}, false)).toEqual({
      columns: 'minmax(132px, 22%) minmax(112px, 1fr) minmax(112px, 1fr) 172px',
      min: 132 + 112 + 112 + 172,
    })
  })
  it('leaves room for the values in a narrow window', () => {
    expect(gridTemplate(['m'], {}, true)).toEqual({ columns: 'minmax(112px, 30%) minmax(104px, 1fr) 26px', min: 242 })
  })
  it('keeps to the widths that were chosen', () => {
    expect(gridTemplate(['m', 'l'], { path: 200, l: 300 }, false)).toEqual({
      columns: '200px minmax(112px, 1fr) 300px 172px',
      min: 200 + 112 + 300 + 172,
    })
  })
  it('fills the window with the last column when no source is left to', () => {
    expect(gridTemplate(['m'], { m: 90 }, false).columns).toBe('minmax(132px, 22%) 90px minmax(172px, 1fr)')
  })
})

describe('columnKey', () => {
  const key = (id: string, label: string): string =>
    columnKey(subject('cart'), {
      source: { id, kind: 'memory', label, tab: '1' },
      codec: '',
      at: 0,
      value: 0,
      mount: [],
    })
  it('is the same after a reload, and another for another source', () => {
    expect(key('d1:s1', 'cart')).toBe(key('d2:s1', 'cart'))
    expect(key('d1:s1', 'cart')).not.toBe(key('d1:s1', 'items'))
  })
})
