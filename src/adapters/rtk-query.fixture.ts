import type { AdapterFixture } from './define-adapter'

export const fixture: AdapterFixture = {
  stack: 'rtk-query',
  apps: [
    {
      entry: 'todos.tsx',
      row: 'RTK Query 2',
      store: 'memory:redux',
      options: { name: 'persist:root', hasMigrate: false },
      cause: { action: 'api/executeMutation/pending' },
      links: ['localStorage:persist:root', 'server:/api/todos', 'server:/api/status'],
    },
  ],
}
