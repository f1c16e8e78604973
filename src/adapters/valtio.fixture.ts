import type { AdapterFixture, FixtureApp } from './define-adapter'

const app = (entry: string): FixtureApp => ({
  entry,
  row: 'valtio 2',
  store: /^memory:[a-z0-9]+$/,
  options: { entry: 'localStorage:board' },
  hydration: 'read',
  cause: 'stack',
  links: ['localStorage:board'],
})

export const fixture: AdapterFixture = {
  stack: 'valtio',
  apps: [
    app('board.tsx'),
    app('outside.ts'),
    { entry: 'collections.ts', row: 'valtio 2', store: /^memory:[a-z0-9]+$/, cause: 'stack' },
  ],
}
