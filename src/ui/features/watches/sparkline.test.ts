import { describe, expect, it } from 'vitest'
import type { ToldHistory } from '../../../core/diagnosis'
import { sparkOf } from './sparkline'

/** A history, the last change first, of `source at value`. */
const history = (...changes: [source: string, at: number, value: unknown][]): Pick<ToldHistory, 'changes'> => ({
  changes: changes.map(([source, at, value]) => ({ id: '', by: '', frames: [], source, at, to: { value } })),
})

describe('sparkOf', () => {
  it('has a tick for each change, within the recording', () => {
    const { marks, lines } = sparkOf(history(['m', 150, 'b'], ['l', 120, 1], ['m', 90, 'a']), 100, 200)
    expect(marks.map(({ x, source }) => `${source} ${x}`)).toEqual(['m 0', 'l 0.2', 'm 0.5'])
    expect(lines).toEqual([])
  })

  it('draws numbers as steps to the end, each source its own', () => {
    const { lines } = sparkOf(history(['l', 150, 2], ['m', 120, 4], ['m', 100, 0]), 100, 200)
    expect(lines.map(({ source, points }) => `${source}: ${points.map(({ x, y }) => `${x},${y}`).join(' ')}`)).toEqual([
      'm: 0,0 0.2,0 0.2,1 1,1',
      'l: 0.5,0.5 1,0.5',
    ])
  })

  it('one number lies in the middle, and nothing is nothing', () => {
    expect(sparkOf(history(['m', 100, 7]), 100, 100).lines[0]?.points).toEqual([
      { x: 0, y: 0.5 },
      { x: 1, y: 0.5 },
    ])
    expect(sparkOf(history(), 0, 1)).toEqual({ marks: [], lines: [] })
  })
})
