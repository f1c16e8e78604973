import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

// Writes what JSON has no form for as what it is made of, and makes it anew.
const aware = {
  replacer: (_: string, value: unknown): unknown => (value instanceof Map ? { map: [...value] } : value),
  reviver: (key: string, value: unknown): unknown => {
    if (key === 'due' && typeof value === 'string') return new Date(value)
    const { map } = (value ?? {}) as { map?: [string, number][] }
    return Array.isArray(map) ? new Map(map) : value
  },
}

const initial: { seen: Map<string, number>; due: Date | null; ratio: number } = { seen: new Map(), due: null, ratio: 0 }
const shop = createStore(
  persist(() => initial, {
    name: 'shop',
    ...(__MENDED__ && { storage: createJSONStorage<typeof initial>(() => localStorage, aware) }),
  }),
)

const use = (): void =>
  shop.setState({
    seen: new Map([['lamp', 2]]),
    due: new Date('2026-03-14T12:00:00Z'),
    ratio: __MENDED__ ? 0.5 : 0 / 0,
  })

const state = (): unknown => {
  const { seen, due, ratio } = shop.getState()
  return [seen instanceof Map && [...seen], due instanceof Date && due.toISOString(), ratio]
}

Object.assign(window, { app: { use, state } })
