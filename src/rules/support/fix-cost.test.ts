import { expect, it } from 'vitest'
import { writeLess } from './fix-cost'

const cost = {
  source: 'e',
  kind: 'localStorage',
  area: 'localStorage',
  key: 'persist:todos',
  mount: [],
  writes: [],
} as const
const state = {
  items: Array.from({ length: 500 }, (_, n) => ({ id: `t${n}`, title: 'Buy milk' })),
  first: 'x',
  edited: 4,
}
const fixOf = (library: string, of: unknown = state) => writeLess({ id: 's', name: 'todos', library }, cost, of)

it('names the members that are small, and the one that makes the state large', () => {
  expect(fixOf('zustand')).toContain('partialize: ({ first, edited }) => ({ first, edited }),')
  expect(fixOf('zustand')).toContain('items makes it large')
  expect(fixOf('redux')).toContain('persistReducer({ key: "todos", storage, whitelist: ["first", "edited"] }, reducer)')
  expect(fixOf('pinia')).toContain('pick: ["first", "edited"]')
  expect(fixOf('mobx')).toContain('properties: ["first", "edited"]')
})

it('makes up no names where the state is not known, or is one list', () => {
  for (const of of [null, state.items, { items: state.items }])
    expect(fixOf('zustand', of)).toContain('partialize: (state) => ({ /* what has to survive a reload */ }),')
})
