import type { AdapterFixture } from './define-adapter'

export const fixture: AdapterFixture = {
  stack: 'vuex',
  apps: [
    {
      entry: 'cart.ts',
      row: 'vuex 4 + vuex-persistedstate',
      store: 'memory:vuex',
      options: { entry: 'localStorage:shop' },
      hydration: 'read',
      cause: { action: 'addLater › ADD' },
      links: ['localStorage:shop'],
    },
    { entry: 'plain.ts', row: 'vuex 4', store: 'memory:vuex', cause: { action: 'theme/SET' } },
  ],
}
