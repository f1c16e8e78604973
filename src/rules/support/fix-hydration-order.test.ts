import { expect, it } from 'vitest'
import { surviveFailure } from './fix-hydration'
import { awaitHydration, clearAfterHydration, oneHydration } from './fix-hydration-order'
import { migrateFrom } from './fix-migration'

const of = (library: string) => ({ id: 'memory:cart', name: 'cart', library })

function fixesFor(library: string): string[] {
  const subject = of(library)
  return [
    awaitHydration(subject, true),
    oneHydration(subject),
    clearAfterHydration(subject),
    surviveFailure(subject, undefined),
    migrateFrom(subject, { from: 1, to: 2 }, ''),
  ]
}

it('redux-persist: each is code of its own, with nothing of zustand', () => {
  const [early, one, clear, failed, migrate] = fixesFor('redux')
  expect(early).toContain('persistor.getState().bootstrapped')
  expect(one).toContain('getStoredState(')
  expect(clear).toContain('persistor.purge()')
  expect(failed).toContain('persistor.pause()')
  expect(migrate).toContain('createMigrate({ 2:')
  expect(fixesFor('redux').join('\n')).not.toMatch(/useCartStore|setState|hasHydrated/)
})

it('any other library: code as well, in words of no library', () => {
  for (const fix of fixesFor('xstate-store')) expect(fix).toMatch(/^[^/]/m)
  expect(fixesFor('xstate-store').join('\n')).not.toMatch(/useCartStore|persistor|hasHydrated/)
})
