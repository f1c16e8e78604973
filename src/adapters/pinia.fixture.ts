import type { AdapterFixture, FixtureApp } from './define-adapter'

const two = { pinia: 'pinia-2', 'pinia-plugin-persistedstate': 'persistedstate-3' }

const appsOf = (major: number, parts: FixtureApp['with']): FixtureApp[] => [
  {
    entry: 'options.ts',
    ...(parts && { with: parts }),
    row: `pinia ${major}`,
    store: 'memory:cart',
    cause: { action: 'add' },
  },
  {
    entry: 'setup.ts',
    ...(parts && { with: parts }),
    row: `pinia ${major} setup store`,
    store: 'memory:todos',
    cause: { action: 'rename' },
  },
  {
    entry: 'persisted.ts',
    ...(parts && { with: parts }),
    row: `pinia ${major} + persistedstate`,
    store: 'memory:look',
    options: { name: 'preferences', hasMigrate: false, omits: [['view', 'scroll']] },
    hydration: 'read',
    cause: { action: 'darken' },
    links: ['localStorage:preferences'],
  },
]

export const fixture: AdapterFixture = { stack: 'pinia', apps: [...appsOf(4, undefined), ...appsOf(2, two)] }
