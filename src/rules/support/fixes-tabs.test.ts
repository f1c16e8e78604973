import { expect, it } from 'vitest'
import type { EntryFact } from '../../core/facts'
import { followOtherTabs } from './fixes-tabs'

const entry = (key: string, kind: EntryFact['kind'] = 'localStorage'): EntryFact => ({
  source: `${kind}:${key}`,
  kind,
  area: kind,
  key,
  mount: [],
  shared: true,
  contents: [],
  reads: [],
  writes: [],
  longestDelay: 0,
})
const of = (library: string) => ({ id: 'memory:cart', name: 'cart', library })

it('zustand: begins anew where the entry is gone, for rehydrate() takes nothing in then', () => {
  expect(followOtherTabs(of('zustand'), entry('cart'))).not.toContain('getInitialState')
  expect(followOtherTabs(of('zustand'), entry('cart'), true)).toContain('useCartStore.getInitialState(), true)')
})

it('redux-persist: parses each member by itself, and hands it to the reducer as its own hydration does', () => {
  const code = followOtherTabs(of('redux'), entry('persist:root'))
  expect(code).toContain('[name, JSON.parse(text)]')
  expect(code).toContain(`{ type: REHYDRATE, key: "root", payload: saved }`)
  expect(followOtherTabs(of('redux'), entry('cart'))).toContain("type: 'state/replaced'")
})

it('IndexedDB: tells the other tabs, as nobody else does', () => {
  expect(followOtherTabs(of('zustand'), entry('cart', 'indexedDB'))).toContain('new BroadcastChannel("cart")')
})
