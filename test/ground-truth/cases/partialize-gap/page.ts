import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Line {
  id: string
  price: number
}

interface Cart {
  lines: Line[]
  total: number
}

const total = (lines: readonly Line[]): number => lines.reduce((sum, { price }) => sum + price, 0)

const useCart = create<Cart>()(
  persist((): Cart => ({ lines: [], total: 0 }), {
    name: 'cart',
    partialize: ({ lines }) => ({ lines }),
    // What is left out because it can be computed has to be computed.
    ...(__MENDED__ && {
      merge: (saved: unknown, initial: Cart) => {
        const { lines } = { ...initial, ...(saved as Partial<Cart> | undefined) }
        return { lines, total: total(lines) }
      },
    }),
  }),
)

const add = (id: string, price: number): void =>
  useCart.setState(({ lines: before }) => {
    const lines = [...before, { id, price }]
    return { lines, total: total(lines) }
  })

Object.assign(window, { app: { add, state: () => useCart.getState() } })
