import type { AdapterFixture } from './define-adapter'

export const fixture: AdapterFixture = {
  stack: 'xstate',
  apps: [
    {
      entry: 'store.tsx',
      row: '@xstate/store 4 + persist',
      store: 'memory:settings',
      options: { name: 'settings', version: 2, hasMigrate: false, omits: [['isOpen']] },
      hydration: ['applied'],
      cause: { action: 'sized' },
      links: ['localStorage:settings'],
    },
  ],
}
