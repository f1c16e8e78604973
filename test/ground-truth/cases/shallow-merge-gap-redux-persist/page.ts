import { combineReducers, configureStore } from '@reduxjs/toolkit'
import { persistReducer, persistStore } from 'redux-persist'
import { late } from '../../support/late'

interface Editor {
  tab: number
  wrap?: boolean
}

// A later release has one setting more.
const isNext = location.search === '?next'
const INITIAL: Editor = isNext ? { tab: 2, wrap: true } : { tab: 2 }

const editor = (state: Editor = INITIAL, { type }: { type: string }): Editor =>
  type === 'editor/widened' ? { ...state, tab: 4 } : state

// As autoMergeLevel2 does.
const stateReconciler = <S extends { editor: Editor }>(saved: S, _: S, reduced: S): S => ({
  ...reduced,
  editor: { ...reduced.editor, ...saved.editor },
})

const reducer = persistReducer(
  { key: 'editor', storage: late(), ...(__MENDED__ && { stateReconciler }) },
  combineReducers({ editor }),
)
const store = configureStore({ reducer, middleware: (defaults) => defaults({ serializableCheck: false }) })
const persistor = persistStore(store)

const widen = (): Promise<unknown> => {
  store.dispatch({ type: 'editor/widened' })
  return persistor.flush()
}
const isReady = (): boolean => persistor.getState().bootstrapped

Object.assign(window, { app: { widen, isReady, state: () => store.getState().editor } })
