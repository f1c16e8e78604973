import { configureStore, createSlice } from '@reduxjs/toolkit'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { Provider, useDispatch, useSelector, useStore } from 'react-redux'

const slice = createSlice({
  name: 'mail',
  initialState: { unread: 3 },
  reducers: {
    received: (state) => {
      state.unread++
    },
  },
})
const store = configureStore({ reducer: slice.reducer })
type Mail = ReturnType<typeof store.getState>

/** Asks the store while it renders, and is never rendered again. */
function Asking(): ReactNode {
  const mail = useStore<Mail>()
  return <output>{mail.getState().unread}</output>
}

const Listening = (): ReactNode => <output>{useSelector(({ unread }: Mail) => unread)}</output>

function Receive(): ReactNode {
  const dispatch = useDispatch()
  return <button onClick={() => dispatch(slice.actions.received())}>Receive</button>
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <Provider store={store}>
    {__MENDED__ ? <Listening /> : <Asking />}
    <Receive />
  </Provider>,
)
Object.assign(window, { app: { state: () => store.getState().unread } })
