import { configureStore, createAsyncThunk, createSlice } from '@reduxjs/toolkit'

interface Task {
  id: string
  title: string
  done: boolean
}

async function ask<T>(query: string, variables: object = {}): Promise<{ data: T | null; errors?: unknown[] }> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as { data: T | null; errors?: unknown[] }
}

const load = createAsyncThunk('tasks/load', async () => {
  const { data } = await ask<{ tasks: Task[] }>('query Tasks { tasks { id title done } }')
  return data?.tasks ?? []
})

/** GraphQL answers 200 also where it refuses. */
const complete = createAsyncThunk('tasks/complete', async (id: string) => {
  const mutation = 'mutation SetDone($id: ID!, $done: Boolean!) { updateTask(id: $id, done: $done) { id done } }'
  const { errors } = await ask(mutation, { id, done: true })
  if (__MENDED__ && errors) throw new Error('refused')
})

const tasks = createSlice({
  name: 'tasks',
  initialState: { list: [] as Task[] },
  reducers: {},
  extraReducers: (builder) => {
    const set = (list: Task[], id: string, done: boolean): void => {
      for (const task of list) if (task.id === id) task.done = done
    }
    builder.addCase(load.fulfilled, (state, { payload }) => ({ ...state, list: payload }))
    builder.addCase(complete.pending, (state, { meta }) => set(state.list, meta.arg, true))
    builder.addCase(complete.rejected, (state, { meta }) => set(state.list, meta.arg, false))
  },
})

const store = configureStore({ reducer: { tasks: tasks.reducer } })
const root = document.getElementById('root') as HTMLElement
store.subscribe(() => {
  root.replaceChildren(
    ...store.getState().tasks.list.map(({ id, title, done }) => {
      const button = Object.assign(document.createElement('button'), { textContent: `${title}${done ? ' ✓' : ''}` })
      button.addEventListener('click', () => void store.dispatch(complete(id)))
      return button
    }),
  )
})
void store.dispatch(load())
Object.assign(window, { app: { state: () => store.getState().tasks } })
