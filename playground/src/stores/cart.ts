import { del, get, set } from 'idb-keyval'
import { createStore } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Asset } from '../scene/assets'
import { browserStorage, whenHydrated } from './hydration'

export const CART_THEMES = ['daylight', 'dusk', 'neon'] as const
export type CartTheme = (typeof CART_THEMES)[number]
export interface CartItem {
  id: string
  name: string
  quantity: number
}
interface CartState {
  cart: CartItem[]
  theme: CartTheme
  /** Milliseconds since the epoch; of this visit only. */
  openedAt: number | null
}
interface SavedCart {
  cart: CartItem[]
  theme: CartTheme
}

const NAME = 'cart-store'
const CHANNEL = 'studio-cart'

/** The asset cart, kept in IndexedDB (idb-keyval's default store). */
export function createCartStore() {
  const initial: CartState = { cart: [], theme: 'daylight', openedAt: null }
  return createStore<CartState>()(
    persist(() => initial, {
      name: NAME,
      ...browserStorage<SavedCart>(() => ({
        getItem: async (key) => (await get<string>(key)) ?? null,
        setItem: async (key, value) => {
          await set(key, value)
          tellOtherTabs()
        },
        removeItem: del,
      })),
      partialize: ({ cart, theme }): SavedCart => ({ cart, theme }),
    }),
  )
}
export type CartStore = ReturnType<typeof createCartStore>

/** Notes that the cart was opened. Like every change of a persisted store this writes the whole cart. */
export function touchCart(cart: CartStore): void {
  cart.setState({ openedAt: Date.now() })
}

/** The user's actions on the cart: each waits until the saved cart is in memory. */
export function createCartActions(store: CartStore) {
  const change = (next: (cart: CartItem[]) => CartItem[]) =>
    whenHydrated(store).then(() => store.setState(({ cart }) => ({ cart: next(cart) })))
  return {
    add: ({ id, name }: Asset) =>
      change((cart) =>
        cart.some((item) => item.id === id)
          ? cart.map((item) => (item.id === id ? { ...item, quantity: item.quantity + 1 } : item))
          : [...cart, { id, name, quantity: 1 }],
      ),
    remove: (id: string) => change((cart) => cart.filter((item) => item.id !== id)),
    setTheme: (theme: CartTheme) => whenHydrated(store).then(() => store.setState({ theme })),
  }
}

let channel: BroadcastChannel | undefined

function tellOtherTabs(): void {
  channel?.postMessage('changed')
}

/** Takes in what other tabs write to the cart: IndexedDB has no `storage` event, so they tell each other. */
export function followOtherCarts(store: CartStore): void {
  channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', () => void store.persist.rehydrate())
}
