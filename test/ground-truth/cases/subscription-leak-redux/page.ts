import { configureStore, createSlice } from '@reduxjs/toolkit'

const slice = createSlice({
  name: 'session',
  initialState: { visits: 0 },
  reducers: {
    visited: (state) => {
      state.visits++
    },
  },
})
const store = configureStore({ reducer: slice.reducer })
const root = document.getElementById('root') as HTMLElement
let heard = 0
let leave = (): void => undefined

/** A page of a small router: draws what the store holds, now and whenever it changes. */
function show(): void {
  if (__MENDED__) leave()
  const page = location.hash.slice(1) || 'home'
  const draw = (): void => {
    heard++
    root.textContent = `${page}: ${store.getState().visits} pages seen`
  }
  leave = store.subscribe(draw)
  draw()
}

addEventListener('hashchange', () => {
  show()
  store.dispatch(slice.actions.visited())
})
show()
const heardOf = (): number => {
  heard = 0
  store.dispatch(slice.actions.visited())
  return heard
}
Object.assign(window, { app: { heardOf } })
