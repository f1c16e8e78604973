import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

interface Settings {
  a: number
  b?: number
}

// A later release has one setting more.
const isNext = location.search === '?next'
const merge = <S extends { settings: Settings }>(saved: unknown, current: S): S => ({
  ...current,
  ...(saved as S),
  settings: { ...current.settings, ...(saved as S | undefined)?.settings },
})

const prefs = createStore(
  persist((): { settings: Settings } => ({ settings: isNext ? { a: 1, b: 2 } : { a: 1 } }), {
    name: 'prefs',
    ...(__MENDED__ && { merge }),
  }),
)

const choose = (): void => prefs.setState(({ settings }) => ({ settings: { ...settings, a: 5 } }))

Object.assign(window, { app: { choose, state: () => prefs.getState().settings } })
