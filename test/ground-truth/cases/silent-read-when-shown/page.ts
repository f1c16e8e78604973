import { createStore } from 'zustand/vanilla'
import { persist } from 'zustand/middleware'

const prices = createStore<{ currency: string; discount: number }>()(
  persist(() => ({ currency: 'EUR', discount: 0 }), { name: 'prices' }),
)
const readAgain = (): void => void prices.persist.rehydrate()
addEventListener('focus', readAgain)
document.addEventListener('visibilitychange', readAgain)

const root = document.getElementById('root') as HTMLElement
root.innerHTML = '<label>Search <input></label>'
Object.assign(window, { app: { grant: () => prices.setState({ discount: 20 }), state: () => prices.getState() } })
