import type { AdapterFixture, FixtureApp } from './define-adapter'

const app = (entry: string, saved: string): FixtureApp => ({
  entry,
  row: 'Svelte 5 + $state',
  store: /^memory:/,
  options: { entry: saved },
  hydration: 'read',
  cause: 'stack',
  links: [saved],
})

export const fixture: AdapterFixture = {
  stack: 'svelte',
  apps: [app('state.svelte.ts', 'localStorage:svelte-todos'), app('reassigned.svelte.ts', 'localStorage:svelte-notes')],
}
