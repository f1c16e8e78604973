import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

type Amount = bigint | string

const wallet = createStore(
  persist((): { name: string; balance: Amount } => ({ name: '', balance: '0' }), { name: 'wallet' }),
)

function pay(): void {
  try {
    wallet.setState({ balance: __MENDED__ ? String(12n) : 12n })
  } catch {
    // As in an event handler of a framework: nobody hears of it.
  }
}
const rename = (): void => wallet.setState({ name: 'Savings' })

Object.assign(window, { app: { pay, rename, state: () => String(wallet.getState().balance) } })
