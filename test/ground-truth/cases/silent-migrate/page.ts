import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

interface Named {
  name: string
  fontSize: number
}

interface Split {
  first: string
  last: string
  fontSize: number
}

function migrate(stored: unknown): Split {
  const { name, ...rest } = stored as Named
  const [first = '', last = ''] = name.split(' ')
  return { ...rest, first, last }
}

// A deployment that raises the version, with a migration.
const profile =
  location.search === '?next'
    ? createStore(
        persist<Split>(() => ({ first: '', last: '', fontSize: 14 }), { name: 'profile', version: 2, migrate }),
      )
    : createStore(persist<Named>(() => ({ name: '', fontSize: 14 }), { name: 'profile', version: 1 }))

const fill = (): void => profile.setState({ name: 'Ada Lovelace', fontSize: 18 })
const enlarge = (): void => profile.setState({ fontSize: 20 })

Object.assign(window, { app: { fill, enlarge, state: () => profile.getState() } })
