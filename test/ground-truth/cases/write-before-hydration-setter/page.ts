import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import { idb, saved } from '../../support/idb'

interface Profile {
  name: string
  city: string
  isReady: boolean
  setReady: (isReady: boolean) => void
}

const profile = createStore(
  persist<Profile>((set) => ({ name: '', city: '', isReady: false, setReady: (isReady) => set({ isReady }) }), {
    name: 'profile',
    storage: createJSONStorage(() => idb),
    onRehydrateStorage: (state) => {
      // Called before anything is read, and a setter saves.
      if (!__MENDED__) state.setReady(false)
      return (restored) => restored?.setReady(true)
    },
  }),
)

const fill = (): Promise<void> => {
  profile.setState({ name: 'Ida', city: 'Bergen' })
  return saved()
}
const isReady = (): boolean => profile.persist.hasHydrated()
const state = (): object => JSON.parse(JSON.stringify(profile.getState()))

Object.assign(window, { app: { fill, isReady, saved, state } })
