import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { idb, saved } from '../../support/idb'

const useShop = create(
  persist(() => ({ language: 'en', page: 1 }), { name: 'shop', storage: createJSONStorage(() => idb) }),
)

async function load(): Promise<void> {
  const { language, page } = useShop.getState()
  const response = await fetch(`/api/products?language=${language}&page=${page}`)
  const root = document.getElementById('root')
  if (root) root.textContent = await response.text()
}

// What is asked for before the saved language is known is in the wrong one.
if (__MENDED__ && !useShop.persist.hasHydrated()) useShop.persist.onFinishHydration(() => void load())
else void load()

const speak = (language: string): Promise<void> => {
  useShop.setState({ language })
  return saved()
}

Object.assign(window, {
  app: { speak, isHydrated: () => useShop.persist.hasHydrated(), state: () => useShop.getState() },
})
