import type { AdapterFixture } from './define-adapter'

export const fixture: AdapterFixture = {
  stack: 'recoil',
  apps: [
    {
      entry: 'notes.tsx',
      row: 'recoil 0.7',
      store: 'memory:recoil',
      options: { entry: 'localStorage:notes' },
      hydration: 'read',
      cause: 'stack',
      links: ['localStorage:notes'],
    },
  ],
}
