import type { AdapterFixture, FixtureApp } from './define-adapter'

const four = {
  '@tanstack/react-query': '@tanstack/react-query-4',
  '@tanstack/react-query-persist-client': '@tanstack/react-query-persist-client-4',
  '@tanstack/query-sync-storage-persister': '@tanstack/query-sync-storage-persister-4',
  '@tanstack/query-async-storage-persister': '@tanstack/query-async-storage-persister-4',
}
const versions = [
  { row: 'TanStack Query 5', with: {} },
  { row: 'TanStack Query 4', with: four },
]
const expected = {
  store: 'memory:tanstack-query',
  hydration: ['started', 'read', 'applied'],
  cause: { action: 'setQueryData ["todos"]' },
} as const

const inReact: Omit<FixtureApp, 'row'> = {
  ...expected,
  entry: 'todos.tsx',
  options: { name: 'REACT_QUERY_OFFLINE_CACHE', hasMigrate: false },
  links: ['localStorage:REACT_QUERY_OFFLINE_CACHE', 'server:/api/todos'],
}
const outside: Omit<FixtureApp, 'row'> = {
  ...expected,
  entry: 'outside.ts',
  options: { name: 'todos-cache', hasMigrate: false },
  links: ['localStorage:todos-cache', 'server:/api/todos'],
}

export const fixture: AdapterFixture = {
  stack: 'tanstack-query',
  apps: versions.flatMap((version) => [
    { ...inReact, ...version },
    { ...outside, ...version },
  ]),
}
