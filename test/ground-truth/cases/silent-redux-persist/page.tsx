import { combineReducers, configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit'
import { createRoot } from 'react-dom/client'
import { Provider, useSelector } from 'react-redux'
import { persistReducer, persistStore } from 'redux-persist'
import { PersistGate } from 'redux-persist/integration/react'
import { late } from '../../support/late'

const todos = createSlice({
  name: 'todos',
  initialState: { list: [] as string[], filter: 'all' },
  reducers: {
    added: (state, { payload }: PayloadAction<string>) => {
      state.list.push(payload)
    },
  },
})
const view = createSlice({
  name: 'view',
  initialState: { isOpen: false },
  reducers: {
    opened: (state) => {
      state.isOpen = true
    },
  },
})

const reducer = combineReducers({ todos: todos.reducer, view: view.reducer })
const store = configureStore({
  reducer: persistReducer({ key: 'app', version: 1, storage: late({ then: 20 }), whitelist: ['todos'] }, reducer),
  middleware: (defaults) => defaults({ serializableCheck: false }),
})
const persistor = persistStore(store)

function List() {
  const { list } = useSelector((state: ReturnType<typeof reducer>) => state.todos)
  return (
    <ul>
      {list.map((title) => (
        <li key={title}>{title}</li>
      ))}
    </ul>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <Provider store={store}>
    <PersistGate persistor={persistor} loading={<p>Loading</p>}>
      <List />
    </PersistGate>
  </Provider>,
)

const add = (title: string): void => {
  store.dispatch(todos.actions.added(title))
  store.dispatch(view.actions.opened())
}

Object.assign(window, {
  app: {
    add,
    flush: () => persistor.flush(),
    isReady: () => persistor.getState().bootstrapped,
    state: () => store.getState().todos,
  },
})
