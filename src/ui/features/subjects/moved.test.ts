import { describe, expect, it } from 'vitest'
import type { Column } from '../../../core/diagnosis'
import type { SourceKind } from '../../../core/timeline/event'
import { subject } from '../../store/subject.fixture'
import { absent, outside, type Sketch, tree } from '../compare/tree.fixture'
import { movedKinds } from './moved'

const column = (kind: SourceKind): Column => ({
  source: { id: kind, kind, label: kind },
  codec: '',
  at: 0,
  value: 0,
  mount: [],
})
const badges = (kinds: SourceKind[], children: Sketch[]): string => {
  const sketch = { state: 'equal' as const, cells: kinds.map(() => ({})), children }
  const moved = movedKinds(subject('cart', { columns: kinds.map(column), tree: tree(sketch) }))
  return [...moved].map(([kind, says]) => `${kind} ${says}`).join(', ')
}

describe('movedKinds', () => {
  const all: SourceKind[] = ['memory', 'localStorage', 'server']
  it('says which sources moved, each once', () => {
    expect(
      badges(all, [
        { step: 'a', state: 'memory ahead', cells: [2, 1, 1] },
        { step: 'b', state: 'memory ahead', cells: [2, absent, outside] },
        { step: 'c', state: 'server newer', cells: [1, 1, 2] },
      ]),
    ).toBe('memory ahead, server newer')
  })
  it('of two entries, only the one that is not what memory is', () => {
    const step = { step: 'a', state: 'storage ahead' as const, cells: [1, 1, 2] }
    expect(badges(['memory', 'localStorage', 'indexedDB'], [step])).toBe('indexedDB ahead')
  })
  it('everyone who takes part in a conflict', () => {
    expect(badges(all, [{ step: 'a', state: 'conflict', cells: [1, 2, outside] }])).toBe(
      'memory in conflict, localStorage in conflict',
    )
  })
  it('nothing where nobody knows who moved, or nothing differs', () => {
    expect(badges(all, [{ step: 'a', state: 'differs', cells: [1, 2, 2] }])).toBe('')
    expect(badges(all, [{ step: 'a', state: 'pending', cells: [1, 2, 2] }])).toBe('')
  })
})
