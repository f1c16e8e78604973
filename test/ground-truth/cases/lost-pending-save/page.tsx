import { createRoot } from 'react-dom/client'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Note {
  id: string
  text: string
}

const useNotes = create<{ notes: Note[] }>()(persist(() => ({ notes: [] }), { name: 'notes' }))

async function load(): Promise<void> {
  const own = useNotes.getState().notes
  const theirs = (await (await fetch('/api/notes')).json()) as Note[]
  // What was already here stays: somebody may be typing.
  useNotes.setState({ notes: theirs.map((note) => own.find(({ id }) => id === note.id) ?? note) })
}

async function edit(id: string, text: string): Promise<void> {
  useNotes.setState(({ notes }) => ({ notes: notes.map((each) => (each.id === id ? { id, text } : each)) }))
  await fetch(`/api/notes/${id}`, { method: 'PUT', body: JSON.stringify({ id, text }), keepalive: __MENDED__ })
}

function App() {
  const { notes } = useNotes()
  return (
    <main>
      {notes.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
      <button onClick={() => void edit('n2', 'Call Grace at ten')}>Edit</button>
      <a href="/?next">Next</a>
    </main>
  )
}

void load()
createRoot(document.getElementById('root') as HTMLElement).render(<App />)
Object.assign(window, { app: { state: () => useNotes.getState() } })
