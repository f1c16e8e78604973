import type { AdapterFixture, FixtureApp } from './define-adapter'

const REACT_18 = { react: 'react-18', 'react-dom': 'react-dom-18' }

/** An entry that a hook names as its own. */
const named = (row: string, entry: string): FixtureApp => ({
  row,
  entry,
  store: 'memory:cart',
  options: { name: 'cart', area: 'localStorage', omits: [] },
  hydration: 'read',
  cause: 'stack',
  links: ['localStorage:cart'],
})

/** The states of a React version: one that an effect keeps in an entry, and one that nothing else holds. */
const states = (version: string, versions: Record<string, string>): FixtureApp[] => [
  {
    row: `React ${version} + useState`,
    entry: 'use-state.tsx',
    with: versions,
    store: 'memory:cart',
    options: { entry: 'localStorage:cart' },
    hydration: 'read',
    cause: 'stack',
    links: ['localStorage:cart'],
  },
  {
    row: `React ${version} + useReducer`,
    entry: 'use-reducer.tsx',
    with: versions,
    store: /^memory:(CartPage state 1|state {items, theme})$/,
    cause: 'stack',
  },
]

export const fixture: AdapterFixture = {
  stack: 'react',
  apps: [
    named('usehooks-ts 3', 'usehooks-ts.tsx'),
    named('@uidotdev/usehooks 2', 'uidotdev.tsx'),
    named('react-use 17', 'react-use.tsx'),
    ...states('19', {}),
    ...states('18', REACT_18),
  ],
}
