import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

// A later release calls it otherwise.
const isNext = location.search === '?next'
const migrate = (stored: unknown): unknown => {
  const { oldName, ...rest } = stored as { oldName: string }
  return { ...rest, newName: oldName }
}

const profile = createStore(
  persist((): object => (isNext ? { newName: '', age: 0 } : { oldName: '', age: 0 }), {
    name: 'profile',
    ...(isNext && __MENDED__ && { version: 1, migrate: migrate as never }),
  }),
)

const choose = (): void => profile.setState({ oldName: 'Ida', age: 31 })

Object.assign(window, { app: { choose, state: () => profile.getState() } })
