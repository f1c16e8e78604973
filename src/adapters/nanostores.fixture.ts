import type { AdapterFixture } from './define-adapter'

export const fixture: AdapterFixture = {
  stack: 'nanostores',
  apps: [
    {
      entry: 'cart.tsx',
      row: 'nanostores 1',
      store: 'memory:atom []',
      options: { entry: 'localStorage:cart' },
      cause: 'stack',
      links: ['localStorage:cart'],
    },
    { entry: 'outside.ts', row: 'nanostores 1', store: /^memory:[a-z0-9]+$/, cause: 'stack' },
  ],
}
