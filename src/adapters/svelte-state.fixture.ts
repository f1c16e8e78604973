import type { AdapterFixture } from './define-adapter'

const entry = 'localStorage:svelte-todos'

export const fixture: AdapterFixture = {
  stack: 'svelte',
  apps: [
    {
      entry: 'state.svelte.ts',
      row: 'Svelte 5 + $state',
      store: /^memory:/,
      options: { entry },
      hydration: 'read',
      cause: 'stack',
      links: [entry],
    },
  ],
}
