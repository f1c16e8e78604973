import type { AdapterFixture, FixtureApp } from './define-adapter'

const actor: Omit<FixtureApp, 'entry' | 'row'> = {
  store: 'memory:checkout',
  options: { entry: 'localStorage:checkout' },
  hydration: ['started', 'read', 'applied'],
  cause: { action: 'line.add' },
  links: ['localStorage:checkout'],
}

export const fixture: AdapterFixture = {
  stack: 'xstate',
  apps: [
    { ...actor, entry: 'actor.ts', row: 'xstate 5' },
    { ...actor, entry: 'react.tsx', row: 'xstate 5 in React' },
  ],
}
