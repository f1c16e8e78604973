import type { AdapterFixture, FixtureApp } from './define-adapter'

const three = {
  '@apollo/client/core': '@apollo/client-3/core',
  '@apollo/client/react': '@apollo/client-3/react',
  '@apollo/client': '@apollo/client-3',
}
const versions = [
  { row: 'Apollo 4', with: {} },
  { row: 'Apollo 3', with: three },
]
const inReact: Omit<FixtureApp, 'row'> = {
  entry: 'todos.tsx',
  store: 'memory:apollo',
  options: { entry: 'localStorage:apollo-cache-persist' },
  hydration: 'read',
  cause: { action: 'mutation SaveTodo' },
  links: ['localStorage:apollo-cache-persist', 'server:/graphql Todos'],
}
const outside: Omit<FixtureApp, 'row'> = {
  entry: 'outside.ts',
  store: 'memory:apollo',
  cause: 'stack',
  links: ['server:/graphql Todos'],
}

export const fixture: AdapterFixture = {
  stack: 'apollo',
  apps: versions.flatMap((version) => [
    { ...inReact, ...version },
    { ...outside, ...version },
  ]),
}
