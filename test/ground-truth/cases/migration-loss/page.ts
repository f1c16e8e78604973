import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

interface Note {
  id: string
  title: string
  folder?: string
}
interface Notes {
  notes: readonly Note[]
  sort: string
}

const SAVED: readonly Note[] = [
  { id: 'n1', title: 'Buy bread', folder: 'home' },
  { id: 'n2', title: 'Call Ida' },
  { id: 'n3', title: 'Write the report' },
]

// A later release has every note in a folder.
function migrate(stored: unknown): Notes {
  const { notes, sort } = stored as Notes
  if (__MENDED__) return { sort, notes: notes.map((note) => ({ folder: 'inbox', ...note })) }
  return { sort, notes: notes.filter(({ folder }) => folder !== undefined) }
}

const isNext = location.search === '?next'
const notes = createStore(
  persist((): Notes => ({ notes: [], sort: 'title' }), {
    name: 'notes',
    version: isNext ? 2 : 1,
    ...(isNext && { migrate }),
  }),
)

const fill = (): void => notes.setState({ notes: SAVED, sort: 'date' })

Object.assign(window, { app: { fill, state: () => notes.getState().notes.map(({ id }) => id) } })
