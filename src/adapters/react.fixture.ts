import type { AdapterFixture, FixtureApp } from './define-adapter'

const kept = (row: string, entry: string): FixtureApp => ({
  row,
  entry,
  store: 'memory:cart',
  options: { name: 'cart', area: 'localStorage', omits: [] },
  hydration: 'read',
  cause: 'stack',
  links: ['localStorage:cart'],
})

export const fixture: AdapterFixture = {
  stack: 'react',
  apps: [
    kept('usehooks-ts 3', 'usehooks-ts.tsx'),
    kept('@uidotdev/usehooks 2', 'uidotdev.tsx'),
    kept('react-use 17', 'react-use.tsx'),
    {
      row: 'React 19 + useState',
      entry: 'use-state.tsx',
      store: 'memory:cart',
      options: { entry: 'localStorage:cart' },
      hydration: 'read',
      cause: 'stack',
      links: ['localStorage:cart'],
    },
    {
      row: 'React 19 + useReducer',
      entry: 'use-reducer.tsx',
      store: /^memory:(CartPage state 1|state {items, theme})$/,
      cause: 'stack',
    },
  ],
}
