import type { AdapterFixture } from './define-adapter'

const R5 = { redux: 'redux-5' }

export const fixture: AdapterFixture = {
  stack: 'redux',
  apps: [
    {
      row: 'redux-persist 6',
      entry: 'persist.tsx',
      with: R5,
      store: 'memory:redux',
      options: { name: 'persist:root', version: 1, hasMigrate: true, omits: [['draft'], ['_persist']] },
      hydration: ['started', 'read', 'merged', 'applied'],
      cause: { action: 'todos/added' },
      links: ['localStorage:persist:root'],
    },
    {
      row: 'redux-persist 6',
      entry: 'persist-without-devtools.tsx',
      with: R5,
      store: 'memory:redux',
      options: { name: 'persist:todos', version: -1, hasMigrate: false, omits: [['draft'], ['_persist']] },
      cause: 'stack',
      links: ['localStorage:persist:todos'],
    },
  ],
}
