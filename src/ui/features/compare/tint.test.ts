import { describe, expect, it } from 'vitest'
import type { State } from '../../../core/session/session'
import { tintOf } from './tint'
import { absent, excluded, outside, past, tree } from './tree.fixture'

const kinds = ['memory', 'localStorage', 'server'] as const
const tints = (state: State, cells: unknown[]): string =>
  cells.map((_, column) => tintOf(tree({ state, cells }), column, kinds)).join(' ')

describe('tintOf', () => {
  it.each([
    ['memory ahead', [2, 1, 1], 'moved plain plain'],
    ['memory ahead', [2, absent, outside], 'moved gone outside'],
    ['storage ahead', [1, 2, 1], 'plain moved plain'],
    ['server newer', [1, 1, 2], 'plain plain moved'],
    ['memory ahead', [2, 1, past], 'moved plain outside'],
    ['conflict', [1, 2, 3], 'differs differs differs'],
    ['equal', [1, 1, 1], 'plain plain plain'],
    ['not persisted by design', [1, excluded, outside], 'plain outside outside'],
  ] as const)('%s', (state, cells, expected) => {
    expect(tints(state, [...cells])).toBe(expected)
  })
  it('leaves a container plain that every copy has: its members say what moved', () => {
    const node = tree({
      state: 'memory ahead',
      cells: [{}, {}],
      children: [{ step: 'a', state: 'memory ahead', cells: [2, 1] }],
    })
    expect(tintOf(node, 0, kinds)).toBe('plain')
  })
})
