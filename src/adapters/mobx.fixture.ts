import type { AdapterFixture, FixtureApp } from './define-adapter'

const six = { mobx: 'mobx-6', 'mobx-react-lite': 'mobx-react-lite-4' }

/** The class's name, or the line that made it where that is shortened. */
const unnamed = /^memory:(?:Cart|ObservableObject|[a-z0-9]+)$/

const appsOf = (major: number, parts: FixtureApp['with']): FixtureApp[] => [
  {
    entry: 'vanilla.ts',
    ...(parts && { with: parts }),
    row: `mobx ${major}`,
    store: unnamed,
    options: { entry: 'localStorage:cart' },
    hydration: 'read',
    cause: 'stack',
    links: ['localStorage:cart'],
  },
  {
    entry: 'react.tsx',
    ...(parts && { with: parts }),
    row: `mobx ${major} in React`,
    store: unnamed,
    cause: 'stack',
  },
  {
    entry: 'observable.ts',
    ...(parts && { with: parts }),
    row: `mobx ${major} observable`,
    store: unnamed,
    cause: 'stack',
  },
  {
    entry: 'root-store.tsx',
    ...(parts && { with: parts }),
    row: `mobx ${major} root store`,
    store: /^memory:(?:Checkout|[a-z0-9]+)$/,
    cause: 'stack',
  },
  {
    entry: 'observable-root.ts',
    ...(parts && { with: parts }),
    row: `mobx ${major} observable root store`,
    store: /^memory:(?:Shop|[a-z0-9]+)$/,
    cause: 'stack',
  },
  {
    entry: 'persist.tsx',
    ...(parts && { with: parts }),
    row: `mobx ${major} + mobx-persist-store`,
    store: 'memory:settings',
    options: { name: 'settings', version: 3, hasMigrate: false, omits: [['isOpen']] },
    hydration: ['started', 'read', 'applied'],
    cause: 'stack',
    links: ['localStorage:settings'],
  },
]

export const fixture: AdapterFixture = {
  stack: 'mobx',
  apps: [...appsOf(7, undefined), ...appsOf(6, six)],
}
