import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit'

interface Item {
  id: string
  name: string
  quantity: number
}

const KEY = 'shop-cart'
const first: Item[] = [
  { id: 'lamp', name: 'Lamp', quantity: 1 },
  { id: 'vase', name: 'Vase', quantity: 1 },
]
const saved = localStorage.getItem(KEY)

const cart = createSlice({
  name: 'cart',
  initialState: { items: saved === null ? first : (JSON.parse(saved) as Item[]), note: '' },
  reducers: {
    removed: (state, { payload }: PayloadAction<string>) => {
      state.items = state.items.filter(({ id }) => id !== payload)
    },
    added: (state, { payload }: PayloadAction<string>) => {
      for (const item of state.items) if (item.id === payload) item.quantity += 1
    },
    replaced: (state, { payload }: PayloadAction<Item[]>) => {
      state.items = payload
    },
  },
})

const store = configureStore({ reducer: { cart: cart.reducer } })
store.subscribe(() => localStorage.setItem(KEY, JSON.stringify(store.getState().cart.items)))

if (__MENDED__)
  addEventListener('storage', ({ key, newValue }) => {
    if (key === KEY && newValue !== null) store.dispatch(cart.actions.replaced(JSON.parse(newValue) as Item[]))
  })

const root = document.getElementById('root') as HTMLElement
function render(): void {
  root.replaceChildren(
    ...store
      .getState()
      .cart.items.flatMap(({ id, name, quantity }) => [
        Object.assign(document.createElement('p'), { textContent: `${quantity} × ${name}` }),
        button(`One more ${name}`, () => store.dispatch(cart.actions.added(id))),
        button(`Remove ${name}`, () => store.dispatch(cart.actions.removed(id))),
      ]),
  )
}
function button(name: string, press: () => unknown): HTMLElement {
  const made = Object.assign(document.createElement('button'), { textContent: name })
  made.addEventListener('click', press)
  return made
}
store.subscribe(render)
render()
Object.assign(window, { app: { state: () => store.getState().cart } })
