import { createRoot } from 'react-dom/client'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Scene {
  id: string
  title: string
}

const useScenes = create<{ scenes: Scene[] }>()(() => ({ scenes: [] }))
const useUi = create<{ selectedId: string | null }>()(persist(() => ({ selectedId: null }), { name: 'ui' }))

async function load(): Promise<void> {
  const response = await fetch('/api/scenes')
  useScenes.setState({ scenes: (await response.json()) as Scene[] })
}

async function remove(id: string): Promise<void> {
  await fetch(`/api/scenes/${id}`, { method: 'DELETE' })
  useScenes.setState(({ scenes }) => ({ scenes: scenes.filter((scene) => scene.id !== id) }))
  if (__MENDED__ && useUi.getState().selectedId === id) useUi.setState({ selectedId: null })
}

function App() {
  const { scenes } = useScenes()
  const { selectedId } = useUi()
  return (
    <main>
      {scenes.map(({ id, title }) => (
        <p key={id}>
          <button onClick={() => useUi.setState({ selectedId: id })}>{title}</button>
          <button onClick={() => void remove(id)}>Remove {title}</button>
        </p>
      ))}
      <h1>{scenes.find(({ id }) => id === selectedId)?.title ?? 'Nothing here'}</h1>
    </main>
  )
}

void load()
createRoot(document.getElementById('root') as HTMLElement).render(<App />)
Object.assign(window, { app: { state: () => ({ ...useScenes.getState(), ...useUi.getState() }) } })
