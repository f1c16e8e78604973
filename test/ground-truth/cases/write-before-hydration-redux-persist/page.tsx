import { combineReducers, configureStore } from '@reduxjs/toolkit'
import { createRoot } from 'react-dom/client'
import { Provider, useSelector } from 'react-redux'
import { persistReducer, persistStore } from 'redux-persist'
import { late } from '../../support/late'

interface Action {
  type: string
  title?: string
}

const todos = (list: string[] = [], { type, title }: Action): string[] =>
  type === 'todos/added' ? [...list, title ?? ''] : list

const reducer = persistReducer({ key: 'todos', storage: late({ then: 30 }) }, combineReducers({ todos }))
const store = configureStore({
  reducer,
  middleware: (defaults) => defaults({ serializableCheck: false }),
})
const add = (title: string): unknown => store.dispatch({ type: 'todos/added', title })

// What a link brings along: `?add=Milk`.
const wanted = new URLSearchParams(location.search).get('add')
const take = (): void => {
  if (wanted !== null) add(wanted)
}
const persistor = persistStore(store, null, __MENDED__ ? take : undefined)
if (!__MENDED__) take()

const isReady = (): boolean => persistor.getState().bootstrapped
const save = (title: string): Promise<unknown> => {
  add(title)
  return persistor.flush()
}

function List() {
  const todos = useSelector((state: { todos: string[] }) => state.todos)
  return (
    <ul>
      {todos.map((title) => (
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

Object.assign(window, { app: { save, isReady, state: () => store.getState().todos } })
