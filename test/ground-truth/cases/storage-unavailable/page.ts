import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'

const inMemory = new Map<string, string>()
const memory = {
  getItem: (name: string) => inMemory.get(name) ?? null,
  setItem: (name: string, value: string) => void inMemory.set(name, value),
  removeItem: (name: string) => void inMemory.delete(name),
}

function localOrMemory(): typeof memory | Storage {
  try {
    return localStorage
  } catch {
    return memory
  }
}

const storage = createJSONStorage(() => (__MENDED__ ? localOrMemory() : localStorage))
const useNotes = create(persist(() => ({ notes: [] as string[] }), { name: 'notes', storage }))

const add = (): void => useNotes.setState((state) => ({ notes: [...state.notes, 'Bread'] }))

Object.assign(window, {
  app: { add, isSaved: () => useNotes.persist !== undefined, state: () => useNotes.getState() },
})
