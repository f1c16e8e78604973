import { configureStore, createAsyncThunk, createSlice, type PayloadAction } from '@reduxjs/toolkit'

interface Todo {
  id: string
  title: string
  error?: string
}

const put = (todo: Todo): Promise<Response> =>
  fetch(`/api/todos/${todo.id}`, { method: 'PUT', body: JSON.stringify({ id: todo.id, title: todo.title }) })

const load = createAsyncThunk('todos/load', async () => (await (await fetch('/api/todos')).json()) as Todo[])
const rename = createAsyncThunk('todos/rename', async (todo: Todo) => {
  for (let attempt = 0; attempt < 3; attempt++) if ((await put(todo)).ok) return
  throw new Error('could not be saved')
})

const todos = createSlice({
  name: 'todos',
  initialState: [] as Todo[],
  reducers: {},
  extraReducers: (builder) => {
    builder.addCase(load.fulfilled, (_, { payload }: PayloadAction<Todo[]>) => payload)
    builder.addCase(rename.pending, (state, { meta }) =>
      state.map((each) => (each.id === meta.arg.id ? meta.arg : each)),
    )
    builder.addCase(rename.rejected, (state, { meta, error }) => {
      for (const todo of state) if (todo.id === meta.arg.id) todo.error = error.message ?? 'failed'
    })
  },
})
const store = configureStore({ reducer: { todos: todos.reducer } })
const loaded = store.dispatch(load())
Object.assign(window, {
  app: {
    loaded: () => loaded,
    rename: (id: string, title: string) => store.dispatch(rename({ id, title })),
    state: () => store.getState().todos,
  },
})
