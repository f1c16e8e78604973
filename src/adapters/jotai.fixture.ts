import type { AdapterFixture, FixtureApp } from './define-adapter'

const persisted = (major: string): FixtureApp => ({
  entry: 'shop.tsx',
  with: { jotai: `jotai-${major}` },
  row: `jotai ${major}`,
  store: 'memory:jotai',
  options: { entry: 'localStorage:cart' },
  hydration: 'read',
  cause: { action: 'add' },
  links: ['localStorage:cart'],
})

const outside = (major: string): FixtureApp => ({
  entry: 'outside.ts',
  with: { jotai: `jotai-${major}` },
  row: `jotai ${major}`,
  store: 'memory:jotai',
  options: { entry: 'localStorage:settings' },
  hydration: 'read',
  cause: { action: 'settings' },
  links: ['localStorage:settings'],
})

const provider = (major: string): FixtureApp => ({
  entry: 'provider.tsx',
  with: { jotai: `jotai-${major}` },
  row: `jotai ${major}`,
  store: 'memory:jotai',
  options: { entry: 'localStorage:theme' },
  hydration: 'read',
  cause: { action: 'theme' },
  links: ['localStorage:theme'],
})

export const fixture: AdapterFixture = {
  stack: 'jotai',
  apps: ['3', '2'].flatMap((major) => [persisted(major), outside(major), provider(major)]),
}
