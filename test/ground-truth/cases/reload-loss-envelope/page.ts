import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit'

interface Filters {
  sort: string
  tags: string[]
}

/** The second release of the app counts one up. */
const VERSION = location.search === '?second' ? 2 : 1

const filters = createSlice({
  name: 'filters',
  initialState: { sort: 'name', tags: [] } as Filters,
  reducers: { changed: (state, { payload }: PayloadAction<Partial<Filters>>) => ({ ...state, ...payload }) },
})

function restored(): { filters: Filters } | undefined {
  const saved = JSON.parse(localStorage.getItem('filters') ?? 'null') as { v: number; data: Filters } | null
  // What another release saved is left aside, though nothing has changed in it.
  return saved && (__MENDED__ || saved.v === VERSION) ? { filters: saved.data } : undefined
}

const store = configureStore({ reducer: { filters: filters.reducer }, preloadedState: restored() })
store.subscribe(() => localStorage.setItem('filters', JSON.stringify({ v: VERSION, data: store.getState().filters })))
const change = (to: Partial<Filters>): unknown => store.dispatch(filters.actions.changed(to))
Object.assign(window, { app: { change, state: () => store.getState().filters } })
