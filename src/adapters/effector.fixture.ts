import type { AdapterFixture, FixtureApp } from './define-adapter'

const cart: Omit<FixtureApp, 'entry' | 'row'> = {
  store: 'memory:cart',
  options: { entry: 'localStorage:cart' },
  hydration: 'read',
  cause: 'stack',
  links: ['localStorage:cart'],
}

export const fixture: AdapterFixture = {
  stack: 'effector',
  apps: [
    { ...cart, entry: 'cart.ts', row: 'effector 23' },
    { ...cart, entry: 'react.tsx', row: 'effector 23 in React' },
    {
      entry: 'persist.ts',
      row: 'effector 23 + effector-storage',
      store: /^memory:[a-z0-9]+$/,
      options: { entry: 'localStorage:settings' },
      hydration: 'read',
      cause: 'stack',
      links: ['localStorage:settings'],
    },
  ],
}
