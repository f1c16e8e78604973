import { atom, createStore, Provider, useAtomValue } from 'jotai'
import { atomWithStorage } from 'jotai/utils'
import { createRoot } from 'react-dom/client'

const store = createStore()
const themeAtom = atomWithStorage('theme', 'light')
const itemsAtom = atomWithStorage<{ title: string; done: boolean }[]>('items', [])
const openAtom = atom(false)
const leftAtom = atom((get) => get(itemsAtom).filter(({ done }) => !done).length)
themeAtom.debugLabel = 'theme'
itemsAtom.debugLabel = 'items'

function List() {
  const items = useAtomValue(itemsAtom)
  const theme = useAtomValue(themeAtom)
  return (
    <section data-theme={theme} aria-expanded={useAtomValue(openAtom)}>
      <p>{useAtomValue(leftAtom)} left</p>
      <ul>
        {items.map(({ title }) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
    </section>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <Provider store={store}>
    <List />
  </Provider>,
)

function add(title: string): void {
  store.set(itemsAtom, (items) => [...items, { title, done: false }])
  store.set(themeAtom, 'dark')
  store.set(openAtom, true)
}

Object.assign(window, { app: { add, state: () => ({ items: store.get(itemsAtom), theme: store.get(themeAtom) }) } })
