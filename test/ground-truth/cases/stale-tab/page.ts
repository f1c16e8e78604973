import { createStore } from 'zustand/vanilla'
import { persist } from 'zustand/middleware'

const prices = createStore<{ currency: string; discount: number }>()(
  persist(() => ({ currency: 'EUR', discount: 0 }), { name: 'prices' }),
)
if (__MENDED__)
  addEventListener('storage', ({ key }) => {
    if (key === 'prices') void prices.persist.rehydrate()
  })

const root = document.getElementById('root') as HTMLElement
root.innerHTML = '<p></p><label>Search <input></label><button>Grant a discount</button>'
const render = (): void => {
  const { currency, discount } = prices.getState()
  document.querySelector('p')?.replaceChildren(`In ${currency}, ${discount} % off`)
}
prices.subscribe(render)
render()
document.querySelector('button')?.addEventListener('click', () => prices.setState({ discount: 20 }))
Object.assign(window, { app: { state: () => prices.getState() } })
