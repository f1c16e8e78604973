import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

const counts = createStore(persist(() => ({ a: 0, b: 0 }), { name: 'counts' }))
addEventListener('storage', ({ key }) => {
  if (key === 'counts') void counts.persist.rehydrate()
})

const raise = (name: 'a' | 'b'): void => counts.setState((state) => ({ [name]: state[name] + 1 }))

Object.assign(window, { app: { raise, state: () => counts.getState() } })
