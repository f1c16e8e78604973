import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { idb, saved } from '../../support/idb'

const useCart = create(
  persist(() => ({ items: [] as string[], note: '' }), {
    name: 'cart',
    storage: createJSONStorage(() => idb),
    skipHydration: true,
  }),
)

// Restores twice while developing: effects run twice there.
function Cart() {
  const items = useCart((state) => state.items)
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    void Promise.resolve(useCart.persist.rehydrate()).then(() => setReady(true))
  }, [])
  return isReady ? (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  ) : (
    <p>Loading</p>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Cart />
  </StrictMode>,
)

const add = (item: string): Promise<void> => {
  useCart.setState(({ items }) => ({ items: [...items, item] }))
  return saved()
}

Object.assign(window, { app: { add, state: () => useCart.getState() } })
