import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

// A deployment that raises the version: the page of a user's next visit.
const version = location.search === '?next' ? 2 : 1

const settings = createStore(
  persist(() => ({ theme: 'light', fontSize: 14 }), {
    name: 'settings',
    version,
    ...(__MENDED__ && { migrate: (stored: unknown) => stored }),
  }),
)

const choose = (): void => settings.setState({ theme: 'dark', fontSize: 18 })

Object.assign(window, { app: { choose, state: () => settings.getState() } })
