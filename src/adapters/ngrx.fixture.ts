import type { AdapterFixture } from './define-adapter'

/** Found by the adapter of Redux, through the protocol of its DevTools. */
export const fixture: AdapterFixture = {
  stack: 'ngrx',
  apps: [{ row: 'NgRx 20', entry: 'cart.ts', store: 'memory:NgRx Store DevTools', cause: { action: '[Cart] Added' } }],
}
