import { configureStore, createEntityAdapter, createSlice, type PayloadAction } from '@reduxjs/toolkit'

interface Track {
  id: number
  title: string
}

const adapter = createEntityAdapter<Track>()
const tracks = createSlice({
  name: 'tracks',
  initialState: adapter.getInitialState({}, [
    { id: 1, title: 'Overture' },
    { id: 2, title: 'Storm' },
    { id: 3, title: 'Finale' },
  ]),
  reducers: { removed: adapter.removeOne },
})
const player = createSlice({
  name: 'player',
  initialState: { currentTrackId: null as number | null, volume: 3, queueIds: [] as number[] },
  reducers: {
    queued: (state, { payload }: PayloadAction<number[]>) => {
      state.queueIds = payload
    },
    played: (state, { payload }: PayloadAction<number>) => {
      state.currentTrackId = payload
      state.volume = 3
    },
  },
  extraReducers: (builder) => {
    if (!__MENDED__) return
    builder.addCase(tracks.actions.removed, (state, { payload }) => {
      if (state.currentTrackId === payload) state.currentTrackId = null
      state.queueIds = state.queueIds.filter((id) => id !== payload)
    })
  },
})

const store = configureStore({ reducer: { tracks: tracks.reducer, player: player.reducer } })
const { queued, played } = player.actions

Object.assign(window, {
  app: {
    queue: (...ids: number[]) => void store.dispatch(queued(ids)),
    play: (id: number) => void store.dispatch(played(id)),
    remove: (id: number) => void store.dispatch(tracks.actions.removed(id)),
    state: () => store.getState(),
  },
})
