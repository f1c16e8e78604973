import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import { idb, saved } from '../../support/idb'

const cart = createStore(
  persist(() => ({ cart: [] as string[], theme: 'light', opened: 0 }), {
    name: 'cart-store',
    storage: createJSONStorage(() => idb),
  }),
)

const noteVisit = (): void => cart.setState({ opened: Date.now() })
if (__MENDED__) cart.persist.onFinishHydration(noteVisit)
else noteVisit()

const fill = (): Promise<void> => {
  cart.setState({ cart: ['Pine', 'Lighthouse'], theme: 'dark' })
  return saved()
}
const isReady = (): boolean => cart.persist.hasHydrated()

Object.assign(window, { app: { fill, isReady, state: () => cart.getState() } })
