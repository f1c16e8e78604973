import type { AdapterFixture } from './define-adapter'

export const fixture: AdapterFixture = {
  stack: 'swr',
  apps: [
    {
      entry: 'todos.tsx',
      row: 'SWR 2',
      store: 'memory:swr',
      cause: 'stack',
      links: ['server:/api/todos'],
    },
  ],
}
