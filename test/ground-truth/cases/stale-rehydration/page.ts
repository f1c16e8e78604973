import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

let delay = 0

// Reads at once and answers when it gets round to it.
const slow = {
  getItem: async (name: string) => {
    const text = localStorage.getItem(name)
    const own = delay
    await new Promise((resolve) => {
      setTimeout(resolve, own)
    })
    return text
  },
  setItem: (name: string, value: string) => localStorage.setItem(name, value),
  removeItem: (name: string) => localStorage.removeItem(name),
}

const profile = createStore(
  persist(() => ({ name: 'Ada', plan: 'free' }), { name: 'profile', storage: createJSONStorage(() => slow) }),
)

// Another part of the app saves a newer profile while the store is reading the old one.
async function sync(): Promise<void> {
  delay = 120
  const first = profile.persist.rehydrate()
  if (__MENDED__) await first
  localStorage.setItem('profile', JSON.stringify({ state: { name: 'Ada Lovelace', plan: 'team' }, version: 0 }))
  delay = 10
  await Promise.all([first, profile.persist.rehydrate()])
}

const save = (): void => profile.setState({ plan: 'solo' })
const isReady = (): boolean => profile.persist.hasHydrated()

Object.assign(window, { app: { save, sync, isReady, state: () => profile.getState() } })
