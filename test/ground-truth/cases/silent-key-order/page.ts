import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

// Entries that read the same however they came to be.
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}
const storage = createJSONStorage(() => ({
  getItem: (name) => localStorage.getItem(name),
  setItem: (name, value) => localStorage.setItem(name, JSON.stringify(sorted(JSON.parse(value)))),
  removeItem: (name) => localStorage.removeItem(name),
}))

const trip = createStore(
  persist(() => ({ title: 'Norway', stops: [{ name: 'Voss', days: 2 }], by: { train: true, boat: false } }), {
    name: 'trip',
    storage,
  }),
)

const add = (): void =>
  trip.setState(({ stops }) => ({ stops: [{ name: 'Bergen', days: 3 }, ...stops], by: { boat: true, train: true } }))

Object.assign(window, { app: { add, state: () => trip.getState() } })
