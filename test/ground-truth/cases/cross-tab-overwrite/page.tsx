import { createRoot } from 'react-dom/client'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Board {
  title: string
  columns: number
}

const useBoard = create<Board>()(persist(() => ({ title: 'Untitled', columns: 2 }), { name: 'board' }))

if (__MENDED__)
  addEventListener('storage', (event) => {
    if (event.key === 'board') void useBoard.persist.rehydrate()
  })

function App() {
  const { title, columns } = useBoard()
  return (
    <main>
      <h1>{title}</h1>
      <p>{columns} columns</p>
      <button onClick={() => useBoard.setState({ title: 'Roadmap' })}>Rename</button>
      <button onClick={() => useBoard.setState({ columns: columns + 1 })}>Add a column</button>
    </main>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<App />)
Object.assign(window, { app: { state: () => useBoard.getState() } })
