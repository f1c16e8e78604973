import { createStore } from 'zustand/vanilla'

interface Rates {
  base: string
  rates: Record<string, number>
}

interface Cached {
  savedAt: number
  maxAge: number
  data: Rates
}

const EMPTY: Rates = { base: 'EUR', rates: {} }
// The second visit is a day later.
const now = Date.now() + (location.search === '?later' ? 86_400_000 : 0)

function cached(): Rates {
  const text = localStorage.getItem('rates')
  if (text === null) return EMPTY
  const { savedAt, maxAge, data } = JSON.parse(text) as Cached
  if (now - savedAt < maxAge) return data
  localStorage.removeItem('rates')
  return EMPTY
}

const rates = createStore<Rates>(cached)
rates.subscribe((data) => localStorage.setItem('rates', JSON.stringify({ savedAt: now, maxAge: 3_600_000, data })))

const load = async (): Promise<void> => rates.setState((await (await fetch('/api/rates')).json()) as Rates)

Object.assign(window, { app: { load, state: () => rates.getState() } })
