import { combineReducers, configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit'
import { persistReducer, persistStore } from 'redux-persist'

interface Item {
  id: string
  quantity: number
}

const taken = 'taken from another tab'
interface Taken {
  type: typeof taken
  payload: { cart: string; look: string }
}

const cart = createSlice({
  name: 'cart',
  initialState: { items: [] as Item[] },
  reducers: { added: (state, { payload }: PayloadAction<Item>) => void state.items.push(payload) },
  extraReducers: (builder) =>
    builder.addCase(taken, (_, action) => JSON.parse((action as Taken).payload.cart) as { items: Item[] }),
})
const look = createSlice({
  name: 'look',
  initialState: { theme: 'light' },
  reducers: { chosen: (state, { payload }: PayloadAction<string>) => void (state.theme = payload) },
  extraReducers: (builder) =>
    builder.addCase(taken, (_, action) => JSON.parse((action as Taken).payload.look) as { theme: string }),
})
const storage = {
  getItem: async (key: string) => localStorage.getItem(key),
  setItem: async (key: string, value: string) => localStorage.setItem(key, value),
  removeItem: async (key: string) => localStorage.removeItem(key),
}
const store = configureStore({
  reducer: persistReducer({ key: 'shop', storage }, combineReducers({ cart: cart.reducer, look: look.reducer })),
  middleware: (getDefault) => getDefault({ serializableCheck: false }),
})
const persistor = persistStore(store)
if (__MENDED__)
  addEventListener('storage', ({ key, newValue }) => {
    if (key === 'persist:shop' && newValue !== null) store.dispatch({ type: taken, payload: JSON.parse(newValue) })
  })

Object.assign(window, {
  app: {
    add: (item: Item) => store.dispatch(cart.actions.added(item)),
    choose: (theme: string) => store.dispatch(look.actions.chosen(theme)),
    isReady: () => persistor.getState().bootstrapped,
    saved: () => persistor.flush(),
    state: () => ({ items: store.getState().cart.items, theme: store.getState().look.theme }),
  },
})
