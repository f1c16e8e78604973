import { createStore, Provider, useAtomValue } from 'jotai'
import { atomWithStorage, createJSONStorage } from 'jotai/utils'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

interface Settings {
  theme: string
  units: { distance: string; money?: string }
}

// A later release has one setting more.
const isNext = location.search === '?next'
const DEFAULTS: Settings = { theme: 'light', units: { distance: 'km', ...(isNext && { money: 'EUR' }) } }

const json = createJSONStorage<Settings>(() => localStorage)
const merging: typeof json = {
  ...json,
  getItem: (key, defaults) => {
    const saved = json.getItem(key, defaults)
    return { ...defaults, ...saved, units: { ...defaults.units, ...saved.units } }
  },
}

const store = createStore()
const settingsAtom = atomWithStorage('settings', DEFAULTS, __MENDED__ ? merging : json)
settingsAtom.debugLabel = 'settings'

function Settings() {
  const { theme, units } = useAtomValue(settingsAtom)
  return (
    <p>
      {theme}, {units.distance}
    </p>
  )
}

function App() {
  const [isOpen, setOpen] = useState(false)
  return isOpen ? <Settings /> : <button onClick={() => setOpen(true)}>Settings</button>
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <Provider store={store}>
    <App />
  </Provider>,
)

const choose = (): void => store.set(settingsAtom, (settings) => ({ ...settings, theme: 'dark' }))

Object.assign(window, { app: { choose, state: () => store.get(settingsAtom) } })
