import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { create } from 'zustand'
import { createJSONStorage, persist, type PersistStorage } from 'zustand/middleware'

interface Todos {
  first: string
  items: { id: number; title: string; done: boolean }[]
}

const direct = createJSONStorage<Todos>(() => localStorage)

/** Writes what is owed twice a second, and when the page is hidden. */
function throttled(storage: PersistStorage<Todos>): PersistStorage<Todos> {
  let owed: (() => void) | undefined
  const flush = (): void => {
    owed?.()
    owed = undefined
  }
  setInterval(flush, 500)
  addEventListener('visibilitychange', flush)
  return { ...storage, setItem: (name, value) => void (owed = () => void storage.setItem(name, value)) }
}

const useTodos = create<Todos>()(
  persist(
    () => ({
      first: '',
      items: Array.from({ length: 2_000 }, (_, id) => ({
        id,
        title: `A thing to be done some day ${id}`,
        done: false,
      })),
    }),
    { name: 'todos', storage: __MENDED__ && direct ? throttled(direct) : direct },
  ),
)

function App(): ReactNode {
  const first = useTodos((todos) => todos.first)
  return (
    <input aria-label="First" value={first} onChange={(event) => useTodos.setState({ first: event.target.value })} />
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<App />)
let writes = 0
const { setItem } = Storage.prototype
Storage.prototype.setItem = function count(name: string, text: string) {
  writes++
  setItem.call(this, name, text)
}
Object.assign(window, { app: { state: () => useTodos.getState().first, writes: () => writes } })
