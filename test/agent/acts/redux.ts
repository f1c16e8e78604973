import { configureStore, createSlice } from '@reduxjs/toolkit'
import type { SourceFixture } from '../../../src/sources/define-source'

const todos = createSlice({
  name: 'todos',
  initialState: ['tea'],
  reducers: { added: (state, { payload }: { payload: string }) => [...state, payload] },
})

export const fixture: SourceFixture = {
  act() {
    const store = configureStore({ reducer: { todos: todos.reducer } })
    store.subscribe(() => localStorage.setItem('todos', JSON.stringify(store.getState().todos)))
    store.dispatch(todos.actions.added('milk'))
    store.dispatch({ type: 'nobody/listens' })
  },
  lines: [
    'store-created memory:redux {"todos":["tea"]}',
    'store-changed memory:redux todos.length=2 todos[1]="milk" by todos/added',
    'storage-written localStorage:todos ["tea","milk"]',
    'storage-written localStorage:todos ["tea","milk"]',
  ],
}
