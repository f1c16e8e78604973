import type { StoreApi } from 'zustand'
import type { Notice } from '../stores/memory'

const MOST = 3

/** Shows a sentence to the user, with a way to try again where there is one; the oldest give way. */
export function createNotifier(store: StoreApi<{ notices: Notice[] }>) {
  let last = 0
  return (text: string, retry?: () => void): void => {
    last += 1
    const notice: Notice = { id: last, text, ...(retry ? { retry } : {}) }
    store.setState(({ notices }) => ({ notices: [...notices, notice].slice(-MOST) }))
  }
}
