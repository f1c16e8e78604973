import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

interface Cart {
  items: { id: string; quantity: number }[]
  note: string
}

const cart = createStore<Cart>()(persist((): Cart => ({ items: [], note: '' }), { name: 'cart' }))

const add = (id: string): void => cart.setState(({ items }) => ({ items: [...items, { id, quantity: 1 }] }))

/** A helper from before there was a store. */
async function setQuantity(id: string, quantity: number): Promise<void> {
  const saved = JSON.parse(localStorage.getItem('cart') ?? '{}') as { state: Cart }
  for (const item of saved.state.items) if (item.id === id) item.quantity = quantity
  localStorage.setItem('cart', JSON.stringify(saved))
  if (__MENDED__) await cart.persist.rehydrate()
}

Object.assign(window, { app: { add, setQuantity, state: () => cart.getState() } })
