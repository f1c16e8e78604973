import { configureStore, createAction, createSlice, type PayloadAction } from '@reduxjs/toolkit'
import { createRoot } from 'react-dom/client'
import { Provider, useSelector } from 'react-redux'

/** What a page of the server comes with. */
interface Rendered {
  shop: { currency: string; visited: string }
}

const hydrate = createAction<Rendered>('__NEXT_REDUX_WRAPPER_HYDRATE__')

const shop = createSlice({
  name: 'shop',
  initialState: { currency: 'EUR', visited: '' },
  reducers: {
    currencyChosen: (state, { payload }: PayloadAction<string>) => {
      state.currency = payload
    },
  },
  extraReducers: (builder) =>
    builder.addCase(hydrate, (state, { payload }) => ({
      ...state,
      ...payload.shop,
      // What the client owns stays.
      ...(__MENDED__ && { currency: state.currency }),
    })),
})

const store = configureStore({ reducer: { shop: shop.reducer } })
const payload = document.getElementById('__NEXT_DATA__')?.textContent ?? ''
store.dispatch(hydrate((JSON.parse(payload) as { props: { initialState: Rendered } }).props.initialState))

/** As a framework goes to another page: the server is asked for its data, and its state is dispatched. */
async function visit(page: string): Promise<void> {
  const response = await fetch(`/_next/data/build/${page}.json`)
  const { pageProps } = (await response.json()) as { pageProps: { initialState: Rendered } }
  history.pushState(null, '', `/${page}`)
  store.dispatch(hydrate(pageProps.initialState))
}

function App() {
  const { currency, visited } = useSelector((state: ReturnType<typeof store.getState>) => state.shop)
  return (
    <main>
      <h1>{visited}</h1>
      <p>Prices in {currency}</p>
      <button onClick={() => store.dispatch(shop.actions.currencyChosen('USD'))}>Dollars</button>
      <button onClick={() => void visit('about')}>About us</button>
    </main>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <Provider store={store}>
    <App />
  </Provider>,
)
Object.assign(window, { app: { state: () => store.getState() } })
