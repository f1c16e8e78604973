import type { AdapterFixture, FixtureApp } from './define-adapter'

const app = (entry: string): FixtureApp => ({
  entry,
  row: 'legend 2',
  store: /^memory:[a-z0-9]+$/,
  options: { name: 'settings', hasMigrate: false },
  hydration: ['started', 'applied'],
  cause: 'stack',
  links: ['localStorage:settings'],
})

export const fixture: AdapterFixture = {
  stack: 'legend',
  apps: [
    app('settings.tsx'),
    app('outside.ts'),
    {
      ...app('part.ts'),
      options: { name: 'panel', hasMigrate: false },
      links: ['localStorage:panel'],
    },
  ],
}
