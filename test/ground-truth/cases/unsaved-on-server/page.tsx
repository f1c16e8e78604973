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

const put = (scene: Scene): void => useScenes.setState(({ scenes }) => ({ scenes: [...scenes, scene] }))

async function add(scene: Scene): Promise<void> {
  put(scene)
  await fetch('/api/scenes', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(scene),
  })
}

function duplicate({ id, title }: Scene): void {
  const copy = { id: `${id}-copy`, title: `Copy of ${title}` }
  if (__MENDED__) void add(copy)
  else put(copy)
}

function App() {
  const { scenes } = useScenes()
  return (
    <main>
      {scenes.map((scene) => (
        <p key={scene.id}>
          {scene.title} <button onClick={() => duplicate(scene)}>Duplicate {scene.title}</button>
        </p>
      ))}
      <button onClick={() => void add({ id: 'night', title: 'Night' })}>Add a scene</button>
    </main>
  )
}

void load()
createRoot(document.getElementById('root') as HTMLElement).render(<App />)
Object.assign(window, { app: { state: () => useScenes.getState() } })
