import { configureStore } from '@reduxjs/toolkit'
import { type PersistConfig, persistReducer, persistStore } from 'redux-persist'
import type { SourceFixture } from '../../../src/sources/define-source'

interface Settings {
  theme: string
  draft: string
}

const reducer = (state: Settings = { theme: 'light', draft: '' }, action: { type: string }): Settings =>
  action.type === 'settings/darkened' ? { ...state, theme: 'dark' } : state

const storage = {
  getItem: async (key: string) => localStorage.getItem(key),
  setItem: async (key: string, value: string) => localStorage.setItem(key, value),
  removeItem: async (key: string) => localStorage.removeItem(key),
}
const config: PersistConfig<Settings> = { key: 'settings', storage, whitelist: ['theme'] }

export const fixture: SourceFixture = {
  act: async () => {
    localStorage.setItem(
      'persist:settings',
      '{"theme":"\\"sepia\\"","_persist":"{\\"version\\":-1,\\"rehydrated\\":true}"}',
    )
    const store = configureStore({
      reducer: persistReducer(config, reducer),
      middleware: (defaults) => defaults({ serializableCheck: false }),
    })
    const persistor = persistStore(store)
    await new Promise<void>((resolve) => {
      persistor.subscribe(() => persistor.getState().bootstrapped && resolve())
    })
    store.dispatch({ type: 'settings/darkened' })
    await persistor.flush()
  },
  lines: [
    'storage-written localStorage:persist:settings {"theme":"\\"sepia\\"","_persist":"{\\"version\\":-1,\\"rehydrated\\":true}"}',
    'store-created memory:redux {"theme":"light","draft":""}',
    'persist-hydration memory:redux 1 started',
    'storage-read localStorage:persist:settings {"theme":"\\"sepia\\"","_persist":"{\\"version\\":-1,\\"rehydrated\\":true}"}',
    'store-changed memory:redux _persist={"version":-1,"rehydrated":false} by persist/PERSIST',
    'persist-hydration memory:redux 1 read {"theme":"sepia"}',
    'persist-hydration memory:redux 1 merged {"theme":"sepia","draft":"","_persist":{"version":-1,"rehydrated":true}}',
    'store-changed memory:redux theme="sepia" _persist.rehydrated=true in hydration 1 by persist/REHYDRATE',
    'persist-hydration memory:redux 1 applied',
    'store-changed memory:redux theme="dark" by settings/darkened',
    'storage-written localStorage:persist:settings {"theme":"\\"dark\\"","_persist":"{\\"version\\":-1,\\"rehydrated\\":true}"}',
    'store-changed memory:redux by persist/FLUSH',
  ],
}
