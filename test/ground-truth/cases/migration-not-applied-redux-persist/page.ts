import { combineReducers, configureStore } from '@reduxjs/toolkit'
import { type PersistedState, persistReducer, persistStore } from 'redux-persist'
import { late } from '../../support/late'

type Migrate = (stored: PersistedState) => Promise<PersistedState>
type Action = { type: string; title?: string }

const notes = (list: readonly string[] = [], { type, title = '' }: Action): readonly string[] =>
  type === 'notes/added' ? [...list, title] : list

// A later release trims what was saved; of those that never saved a folder it wants one all the same.
const migrate: Migrate = async (stored) => {
  const { folders, ...rest } = (stored ?? {}) as { folders?: string[] }
  return { ...rest, folders: __MENDED__ ? (folders ?? []) : (folders as string[]).map((each) => each.trim()) } as never
}

const isNext = location.search === '?next'
const reducer = persistReducer(
  { key: 'notes', storage: late(), version: isNext ? 2 : 1, ...(isNext && { migrate }) },
  combineReducers({ notes, ...(isNext && { folders: (folders: readonly string[] = []) => folders }) }),
)
const store = configureStore({ reducer, middleware: (defaults) => defaults({ serializableCheck: false }) })
const persistor = persistStore(store)

const add = (title: string): Promise<unknown> => {
  store.dispatch({ type: 'notes/added', title })
  return persistor.flush()
}
const isReady = (): boolean => persistor.getState().bootstrapped

Object.assign(window, {
  app: { add, isReady, flush: () => persistor.flush(), state: () => store.getState().notes },
})
