export const CELLS = ['store', 'options', 'hydration', 'cause'] as const
export type Cell = (typeof CELLS)[number]

/** One library in one major version, with what there is to find of it. */
export interface Row {
  library: string
  version: string
  /** How it is used, where that makes a row of its own: `persist`. */
  use?: string
  /** The npm package whose locked version the row is about. */
  package: string
  cells: readonly Cell[]
}

const ALL = CELLS
const STORE: readonly Cell[] = ['store', 'cause']
/** An entry that the app writes by itself: nothing tells when it is taken in. */
const ENTRY: readonly Cell[] = ['store', 'options', 'cause']

const majors = (library: string, versions: readonly string[], cells: readonly Cell[], use?: string): Row[] =>
  versions.map((version) => ({ library, version, cells, package: library, ...(use !== undefined && { use }) }))
const named = (library: string, version: string, pkg: string, cells: readonly Cell[], use?: string): Row => ({
  library,
  version,
  package: pkg,
  cells,
  ...(use !== undefined && { use }),
})

/** Every cell for which a way to find it is known. A cell never leaves: it is met, or unmet with its reason. */
export const table: readonly Row[] = [
  ...majors('zustand', ['5', '4', '3.7'], ALL, 'persist'),
  ...majors('zustand', ['5', '4', '3.7'], STORE),
  named('RTK', '2', '@reduxjs/toolkit', STORE),
  named('RTK Query', '2', '@reduxjs/toolkit', STORE),
  ...majors('redux', ['5', '4'], STORE),
  ...majors('redux-persist', ['6'], ALL),
  ...majors('jotai', ['3', '2'], ALL),
  ...majors('valtio', ['2'], ALL),
  ...majors('mobx', ['7', '6'], ALL),
  ...majors('recoil', ['0.7'], ALL),
  ...majors('nanostores', ['1'], ENTRY),
  ...majors('xstate', ['5'], ALL),
  ...majors('@xstate/store', ['4'], ALL),
  named('legend', '2', '@legendapp/state', ALL),
  ...majors('effector', ['23'], ALL),
  ...majors('pinia', ['4', '2'], ENTRY),
  ...majors('vuex', ['4'], ALL),
  named('Vue', '3', 'vue', ALL, 'reactive'),
  named('Svelte', '5', 'svelte', ALL, 'stores'),
  named('Svelte', '4', 'svelte', ALL, 'stores'),
  named('Svelte', '5', 'svelte', ALL, '$state'),
  named('TanStack Query', '5', '@tanstack/react-query', ALL),
  named('TanStack Query', '4', '@tanstack/react-query', ALL),
  named('SWR', '2', 'swr', STORE),
  named('Apollo', '4', '@apollo/client', ALL),
  named('Apollo', '3', '@apollo/client', ALL),
  named('usehooks-ts', '3', 'usehooks-ts', ALL),
  named('@uidotdev/usehooks', '2', '@uidotdev/usehooks', ALL),
  named('react-use', '17', 'react-use', ALL),
  named('React', '19', 'react', STORE, 'useState'),
  named('React', '19', 'react', STORE, 'useReducer'),
  named('React', '18', 'react', STORE, 'useState'),
  named('React', '18', 'react', STORE, 'useReducer'),
]

/** Shown, and not counted. */
export const beyond: readonly Row[] = [
  named('NgRx', '20', '@ngrx/store', STORE),
  named('announced', '', 'driftscope', ALL),
  named('Next', '16', 'next', ['store'], 'app router'),
  named('Next', '16', 'next', ['store'], 'pages'),
  named('Next', '16', 'next', ['store'], 'TanStack Query'),
  named('React Router', '7', 'react-router', ['store']),
  named('SvelteKit', '2', '@sveltejs/kit', ['store']),
  named('SvelteKit', '2', '@sveltejs/kit', ['store'], 'fetch'),
  named('Nuxt', '4', 'nuxt', ['store']),
]

/** What a fixture's app calls its row: `zustand 4 + persist`. */
export const nameOf = ({ library, version, use }: Row): string =>
  `${library} ${version}${use === undefined ? '' : ` + ${use}`}`.trim()

/** The row that an app counts for: it says its name, and may say more (`effector 23 in React`). */
export function rowOf(said: string): Row | undefined {
  const fits = [...rows].filter(([name]) => said === name || said.startsWith(`${name} `))
  return fits.toSorted(([a], [b]) => b.length - a.length)[0]?.[1]
}

export const rows: ReadonlyMap<string, Row> = new Map([...table, ...beyond].map((row) => [nameOf(row), row]))
