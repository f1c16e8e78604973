import { describe, expect, test } from 'vitest'
import { cleanUpWith } from './fix-removals'

const subject = (library: string) => ({ id: 'studio', name: 'studio', library })
const code = (library: string, kind: 'reference' | 'list' | 'values' | 'record' | 'within', name: string): string =>
  cleanUpWith(subject(library), 'scenes', { kind, name })

describe('what refers to an entity is cleared with it', () => {
  test('a map from projects to chosen scenes loses the entry, not the map', () => {
    expect(code('zustand', 'values', 'selected')).toContain(
      'selected: Object.fromEntries(Object.entries(state.selected).filter(([, each]) => each !== id))',
    )
    expect(code('redux', 'values', 'selected')).toContain(
      'for (const key in state.selected) if (state.selected[key] === id) delete state.selected[key]',
    )
  })
  test('a nested member keeps what stands beside it', () => {
    expect(code('zustand', 'reference', 'ui.selectedId')).toContain(
      'ui: { ...state.ui, selectedId: state.ui.selectedId === id ? null : state.ui.selectedId }',
    )
    expect(code('jotai', 'record', 'ui.drafts')).toContain('ui: { ...state.ui, drafts: Object.fromEntries(')
  })
  test('deeper within a list it is said in words', () => {
    expect(code('zustand', 'within', 'cart[1].productId')).toBe(
      '// Wherever something is removed from scenes, clear what still holds its id: cart[1].productId',
    )
  })
})
