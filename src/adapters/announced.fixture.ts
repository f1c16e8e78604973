import type { AdapterFixture } from './define-adapter'

export const fixture: AdapterFixture = {
  stack: 'announce',
  apps: [
    {
      entry: 'cart.ts',
      row: 'announced',
      store: 'memory:cart',
      options: { name: 'cart', area: 'localStorage', hasMigrate: false, omits: [['open']] },
      hydration: 'read',
      cause: 'stack',
      links: ['localStorage:cart'],
    },
  ],
}
