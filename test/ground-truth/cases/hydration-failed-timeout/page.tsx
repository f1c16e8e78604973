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

// A disk that is busy on the second visit.
const storage = late({ then: location.search === '?slow' ? 300 : 0 })
const config = { key: 'notes', storage, timeout: __MENDED__ ? 0 : 100 }
const store = configureStore({
  reducer: persistReducer(config, combineReducers({ notes })),
  middleware: (defaults) => defaults({ serializableCheck: false }),
})
const persistor = persistStore(store)

const save = (title: string): Promise<unknown> => {
  store.dispatch({ type: 'notes/added', title })
  return persistor.flush()
}
const isReady = (): boolean => persistor.getState().bootstrapped

function List() {
  const notes = useSelector((state: { notes: string[] }) => state.notes)
  return (
    <ul>
      {notes.map((title) => (
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

Object.assign(window, { app: { save, flush: () => persistor.flush(), isReady, state: () => store.getState().notes } })
