import { combineReducers, configureStore } from '@reduxjs/toolkit'
import { createRoot } from 'react-dom/client'
import { Provider, useSelector } from 'react-redux'
import { persistReducer, persistStore } from 'redux-persist'
import { late } from '../../support/late'

interface Action {
  type: string
  title?: string
}

const notes = (list: string[] = [], { type, title }: Action): string[] =>
  type === 'notes/added' ? [...list, title ?? ''] : list

const config = { key: 'notes', storage: late(), throttle: 3_000 }
const store = configureStore({
  reducer: persistReducer(config, combineReducers({ notes })),
  middleware: (defaults) => defaults({ serializableCheck: false }),
})
const persistor = persistStore(store)

// What the throttle still owes is written before the page goes.
if (__MENDED__) addEventListener('pagehide', () => void persistor.flush())

const add = (title: string): void => void store.dispatch({ type: 'notes/added', title })
const isReady = (): boolean => persistor.getState().bootstrapped

function List() {
  const titles = useSelector((state: { notes: string[] }) => state.notes)
  return (
    <ul>
      {titles.map((title) => (
        <li key={title}>{title}</li>
      ))}
    </ul>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <Provider store={store}>
    <List />
  </Provider>,
)

Object.assign(window, { app: { add, flush: () => persistor.flush(), isReady, state: () => store.getState().notes } })
