import { combineReducers, configureStore } from '@reduxjs/toolkit'
import { createMigrate, persistReducer, persistStore } from 'redux-persist'
import { late } from '../../support/late'

interface Settings {
  theme: string
  density: string
}
type Action = { type: string; settings?: Settings }

const DEFAULTS: Settings = { theme: 'light', density: 'wide' }

const settings = (state: Settings = DEFAULTS, action: Action): Settings =>
  action.type === 'settings/chosen' ? (action.settings ?? state) : state

// A later release makes sure that every setting is there: in the wrong order the defaults win.
const migrate = createMigrate({
  2: (stored) => {
    const { settings: saved } = stored as unknown as { settings: Settings }
    return { ...stored, settings: __MENDED__ ? { ...DEFAULTS, ...saved } : { ...saved, ...DEFAULTS } } as never
  },
})

const isNext = location.search === '?next'
const reducer = persistReducer(
  { key: 'app', storage: late(), version: isNext ? 2 : 1, ...(isNext && { migrate }) },
  combineReducers({ settings }),
)
const store = configureStore({ reducer, middleware: (defaults) => defaults({ serializableCheck: false }) })
const persistor = persistStore(store)

const choose = (): Promise<unknown> => {
  store.dispatch({ type: 'settings/chosen', settings: { theme: 'dark', density: 'compact' } })
  return persistor.flush()
}
const isReady = (): boolean => persistor.getState().bootstrapped

Object.assign(window, { app: { choose, isReady, state: () => store.getState().settings } })
