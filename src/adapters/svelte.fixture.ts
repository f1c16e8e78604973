import type { AdapterFixture, FixtureApp } from './define-adapter'

const entry = 'localStorage:svelte-cart'
const app: Omit<FixtureApp, 'row'> = {
  entry: 'stores.ts',
  store: /^memory:/,
  options: { entry },
  hydration: 'read',
  cause: 'stack',
  links: [entry],
}

export const fixture: AdapterFixture = {
  stack: 'svelte',
  apps: [
    { ...app, row: 'Svelte 5 + stores' },
    { ...app, row: 'Svelte 4 + stores', stack: 'svelte-4' },
  ],
}
