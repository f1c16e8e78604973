import { combineReducers, configureStore } from '@reduxjs/toolkit'
import { persistReducer, persistStore } from 'redux-persist'
import { late } from '../../support/late'

interface Action {
  type: string
  id?: string
}

interface Recent {
  ids: string[]
}

const recent = (state: Recent = { ids: [] }, { type, id }: Action): Recent =>
  type === 'recent/visited' ? { ids: [...state.ids, id ?? ''] } : state
const cart = (state = { items: 0 }): { items: number } => state

// Persisted by itself, beside a reducer that is not.
const reducer = combineReducers({
  recent: persistReducer({ key: 'recent', storage: late({ then: 40 }) }, recent),
  cart,
})
const store = configureStore({ reducer, middleware: (defaults) => defaults({ serializableCheck: false }) })

// Each page is noted as it is opened.
const visit = (): unknown => store.dispatch({ type: 'recent/visited', id: location.search })
const persistor = persistStore(store, null, __MENDED__ ? visit : undefined)
if (!__MENDED__) visit()

Object.assign(window, {
  app: {
    isReady: () => persistor.getState().bootstrapped,
    flush: () => persistor.flush(),
    state: () => store.getState().recent.ids,
  },
})
