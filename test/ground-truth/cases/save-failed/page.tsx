import { createRoot } from 'react-dom/client'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Scene {
  id: string
  title: string
}

const useScenes = create<{ scenes: Scene[] }>()(persist(() => ({ scenes: [] }), { name: 'scenes' }))

async function load(): Promise<void> {
  const response = await fetch('/api/scenes')
  useScenes.setState({ scenes: (await response.json()) as Scene[] })
}

/** Shown before the server has answered. */
async function add(scene: Scene): Promise<void> {
  const before = useScenes.getState().scenes
  useScenes.setState({ scenes: [...before, scene] })
  const response = await fetch('/api/scenes', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(scene),
  })
  if (__MENDED__ && !response.ok) useScenes.setState({ scenes: before })
}

function App() {
  const { scenes } = useScenes()
  return (
    <main>
      <ul>
        {scenes.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
      <button onClick={() => void add({ id: 'c', title: 'Storm' })}>Add a scene</button>
    </main>
  )
}

void load()
createRoot(document.getElementById('root') as HTMLElement).render(<App />)
Object.assign(window, { app: { state: () => useScenes.getState() } })
