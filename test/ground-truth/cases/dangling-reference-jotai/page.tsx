import { atom, useAtom } from 'jotai'
import { createRoot } from 'react-dom/client'

const cards = atom([
  { id: 'c1', title: 'Plan' },
  { id: 'c2', title: 'Build' },
])
const open = atom<string | null>(null)
const zoom = atom(2)

function App() {
  const [all, setAll] = useAtom(cards)
  const [current, setCurrent] = useAtom(open)
  const [level, setLevel] = useAtom(zoom)
  function remove(id: string): void {
    setAll((before) => before.filter((card) => card.id !== id))
    if (__MENDED__) setCurrent((before) => (before === id ? null : before))
  }
  Object.assign(window, { app: { state: () => ({ all, current, level }) } })
  return (
    <main>
      {all.map(({ id, title }) => (
        <p key={id}>
          <button onClick={() => setCurrent(id)}>Open {title}</button>
          <button onClick={() => remove(id)}>Remove {title}</button>
        </p>
      ))}
      <button onClick={() => setLevel(level + 1)}>Zoom</button>
      <h1>{all.find(({ id }) => id === current)?.title ?? 'Nothing'}</h1>
    </main>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<App />)
