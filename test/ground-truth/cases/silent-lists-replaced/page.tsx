import { createRoot } from 'react-dom/client'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Scene {
  id: number
  title: string
}
interface Scenes {
  scenes: Scene[]
  page: number
  search: string
}

const useScenes = create<Scenes>()(() => ({ scenes: [], page: 1, search: '' }))
const useUi = create<{ selectedId: number | null; drafts: Record<number, string>; columns: number }>()(
  persist(() => ({ selectedId: null, drafts: {}, columns: 2 }), { name: 'ui' }),
)

/** Always one page of what is asked for. */
async function load(change: Partial<Scenes>): Promise<void> {
  const { page, search } = { ...useScenes.getState(), ...change }
  const response = await fetch(`/api/scenes?page=${page}&search=${search}`)
  useScenes.setState({ scenes: (await response.json()) as Scene[], page, search })
}

function App() {
  const { scenes, page } = useScenes()
  const { selectedId, drafts } = useUi()
  return (
    <main>
      <input aria-label="Search" onChange={({ target }) => void load({ search: target.value, page: 1 })} />
      {scenes.map(({ id, title }) => (
        <p key={id}>
          <button aria-pressed={id === selectedId} onClick={() => useUi.setState({ selectedId: id })}>
            {title}
          </button>
          <input
            aria-label={`Draft for ${title}`}
            value={drafts[id] ?? ''}
            onChange={({ target }) => useUi.setState({ drafts: { ...drafts, [id]: target.value } })}
          />
        </p>
      ))}
      <button onClick={() => void load({ page: page + 1 })}>Next page</button>
    </main>
  )
}

void load({})
createRoot(document.getElementById('root') as HTMLElement).render(<App />)
Object.assign(window, { app: { state: () => ({ ...useScenes.getState(), ...useUi.getState() }) } })
