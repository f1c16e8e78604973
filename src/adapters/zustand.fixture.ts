import type { AdapterFixture, FixtureApp } from './define-adapter'

const REACT_18 = { react: 'react-18', 'react-dom': 'react-dom-18' }
const V5 = { zustand: 'zustand-5' }
const V4 = { zustand: 'zustand-4', ...REACT_18 }
const V3 = { zustand: 'zustand-3', ...REACT_18 }
const HYDRATED = ['started', 'read', 'merged', 'applied'] as const

const persistInReact = (row: string, versions: Record<string, string>, entry = 'persist-react.tsx'): FixtureApp => ({
  row,
  entry,
  with: versions,
  store: 'memory:cart',
  options: { name: 'cart', version: entry === 'persist-react.tsx' ? 2 : 1, omits: [['open']] },
  hydration: HYDRATED,
  cause: 'stack',
  links: ['localStorage:cart'],
})

const persistInIndexedDb = (row: string, versions: Record<string, string>, entry = 'persist-idb.ts'): FixtureApp => ({
  row,
  entry,
  with: versions,
  store: 'memory:saved-cart',
  options: { name: 'saved-cart', version: 0, omits: [] },
  hydration: HYDRATED,
  cause: 'stack',
  links: ['indexedDB:keyval-store/keyval/saved-cart'],
})

const plain = (row: string, versions: Record<string, string>, entry: string, store: RegExp): FixtureApp => ({
  row,
  entry,
  with: versions,
  store,
  cause: 'stack',
})

export const fixture: AdapterFixture = {
  stack: 'zustand',
  apps: [
    persistInReact('zustand 5 + persist', V5),
    persistInIndexedDb('zustand 5 + persist', V5),
    persistInReact('zustand 4 + persist', V4),
    persistInIndexedDb('zustand 4 + persist', V4),
    persistInReact('zustand 3.7 + persist', V3, 'persist-v3.tsx'),
    persistInIndexedDb('zustand 3.7 + persist', V3, 'persist-v3-idb.ts'),
    plain('zustand 5', V5, 'hook.tsx', /^memory:/),
    plain('zustand 5', V5, 'context.tsx', /^memory:/),
    plain('zustand 5', V5, 'outside.ts', /^memory:/),
    { ...plain('zustand 5', V5, 'devtools.tsx', /^memory:/), cause: { action: 'filter/search' } },
    plain('zustand 4', V4, 'hook.tsx', /^memory:/),
    plain('zustand 4', V4, 'context.tsx', /^memory:/),
    plain('zustand 4', V4, 'outside.ts', /^memory:/),
    plain('zustand 3.7', V3, 'hook-v3.tsx', /^memory:/),
    plain('zustand 3.7', V3, 'outside-v3.ts', /^memory:/),
  ],
}
