import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

const notes = createStore(
  persist(() => ({ notes: ['Buy bread'], open: 0, isMenuOpen: false }), {
    name: 'notes',
    partialize: (state) => ({ notes: state.notes }),
  }),
)

const add = (): void => notes.setState((state) => ({ notes: [...state.notes, 'Call Ida'], open: 1, isMenuOpen: true }))

Object.assign(window, { app: { add, state: () => notes.getState() } })
