import { describe, expect, it } from 'vitest'
import type { EntryFact } from '../../core/facts'
import { keepClientChanges } from './fix-saves'
import { rollBack, writeAgain } from './fix-writes'
import { followOtherTabs } from './fixes-tabs'

const of = (library: string) => ({ id: 'memory:cart', name: 'cart', library })
const entry: EntryFact = {
  source: 'localStorage:cart',
  area: 'localStorage',
  kind: 'localStorage',
  key: 'cart',
  mount: [],
  shared: true,
  longestDelay: 0,
  contents: [],
  reads: [],
  writes: [],
}

describe('a failed save is rolled back in the words of the library', () => {
  it.each([
    ['zustand', 'useCartStore.setState(before)'],
    ['pinia', 'store.$patch(before)'],
    ['vue', 'Object.assign(state, before)'],
    ['svelte-state', '$state.snapshot(state)'],
    ['jotai', 'store.set(theAtom, before)'],
    ['tanstack-query', 'onError: (error, change, context)'],
    ['swr', 'rollbackOnError: true'],
    ['redux', "type: 'state/replaced', payload: before"],
    ['announced', 'replaceState(before)'],
  ])('%s', (library, code) => {
    expect(rollBack(of(library), 'PUT /api/cart')).toContain(code)
  })
})

it('names the request that failed, or the operation', () => {
  expect(rollBack(of('zustand'), 'PUT /api/cart')).toContain(
    'await fetch("/api/cart", { method: "PUT", body: JSON.stringify(change) })',
  )
  expect(rollBack(of('zustand'), 'DELETE https://api.shop.test/cart/7')).toContain(
    'fetch("https://api.shop.test/cart/7", { method: "DELETE" })',
  )
  expect(rollBack(of('zustand'), 'mutation RenameScene')).toContain('await send(change) /* mutation RenameScene */')
})

it('is no code of zustand, React or Redux where the store is none of theirs', () => {
  const pinia = of('pinia')
  const fixes = [
    rollBack(pinia, 'PUT /api/cart'),
    writeAgain(pinia, entry, 'QuotaExceededError'),
    followOtherTabs(pinia, entry),
    keepClientChanges(pinia, ['items']),
  ].join('\n')
  expect(fixes).not.toMatch(/setState|getState|dispatch|createJSONStorage|useRef/)
})
