import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

/** Writes once nobody has typed for half a second, and at the latest when the page is left. */
function debounced(milliseconds: number) {
  const waiting = new Map<string, string>()
  let timer = 0
  const flush = (): void => {
    clearTimeout(timer)
    for (const [name, value] of waiting) localStorage.setItem(name, value)
    waiting.clear()
  }
  addEventListener('pagehide', flush)
  return {
    getItem: (name: string) => waiting.get(name) ?? localStorage.getItem(name),
    setItem: (name: string, value: string) => {
      waiting.set(name, value)
      clearTimeout(timer)
      timer = window.setTimeout(flush, milliseconds)
    },
    removeItem: (name: string) => localStorage.removeItem(name),
  }
}

const draft = createStore(
  persist(() => ({ title: '', body: '' }), { name: 'draft', storage: createJSONStorage(() => debounced(500)) }),
)

const type = (body: string): void => draft.setState({ body })

Object.assign(window, { app: { type, state: () => draft.getState() } })
