import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** A notes app that holds as much after an hour as after a minute: what grows while it is used is not its own. */
interface Note {
  id: number
  text: string
  done: boolean
}
interface Board {
  /** One more with each change: what was told of a change can be counted by it. */
  changes: number
  notes: Note[]
  letters: { id: number; subject: string }[]
}

const NOTES = 20
/** Changes of one burst, in one task as an import or a drag makes them. */
const BURST = 100
/** ms between two changes of the steady kind: 20 in a second. */
const STEADY = 50

const name = new URLSearchParams(location.search).get('as') ?? 'board'
const useBoard = create<Board>()(persist((): Board => ({ changes: 0, notes: [], letters: [] }), { name }))

function change(): void {
  useBoard.setState(({ changes, notes }) => {
    const id = changes % NOTES
    const note: Note = { id, text: `note ${id}, as of change ${changes}`, done: changes % 2 === 0 }
    return { changes: changes + 1, notes: [...notes.filter((each) => each.id !== id), note] }
  })
}

/** How long each burst kept the page busy, in ms. */
const bursts: number[] = []
function burst(): void {
  const began = performance.now()
  for (let i = 0; i < BURST; i++) change()
  bursts.push(performance.now() - began)
}

let timer: ReturnType<typeof setInterval> | undefined
function setSteady(on: boolean): void {
  clearInterval(timer)
  timer = on ? setInterval(change, STEADY) : undefined
}

async function load(): Promise<void> {
  const response = await fetch(`/api/letters?after=${useBoard.getState().changes}`)
  useBoard.setState({ letters: (await response.json()) as Board['letters'] })
}

const opened = new Promise<IDBDatabase>((resolve) => {
  const request = indexedDB.open(`archive-of-${name}`, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore('boards'))
  request.addEventListener('success', () => resolve(request.result))
})
async function archive(): Promise<void> {
  const { changes, notes } = useBoard.getState()
  const boards = (await opened).transaction('boards', 'readwrite').objectStore('boards')
  boards.put({ changes, notes }, changes % NOTES)
}

/** Something of about half a megabyte, as a picture is: in the place of the last one. */
async function attach(): Promise<void> {
  const picture = Array.from({ length: 5_000 }, (_, line) => `${line} `.padEnd(100, String(performance.now())))
  const boards = (await opened).transaction('boards', 'readwrite').objectStore('boards')
  const putting = boards.put({ picture }, 'attachment')
  await new Promise((resolve) => putting.addEventListener('success', resolve))
}

function Line({ id }: { id: number }) {
  const note = useBoard(({ notes }) => notes.find((each) => each.id === id))
  return <li>{note?.text}</li>
}

function App() {
  const changes = useBoard((board) => board.changes)
  const letters = useBoard((board) => board.letters)
  const [attached, setAttached] = useState(0)
  const [listed, setListed] = useState(false)
  return (
    <main>
      <output>{changes}</output>
      <button onClick={change}>Change</button>
      <button onClick={burst}>Burst</button>
      <button onClick={() => void load()}>Load</button>
      <button onClick={() => void archive()}>Archive</button>
      <button onClick={() => void attach().then(() => setAttached(attached + 1))}>Attach</button>
      <label>
        <input type="checkbox" onChange={({ target }) => setSteady(target.checked)} /> Steady
      </label>
      <label>
        <input type="checkbox" checked={listed} onChange={({ target }) => setListed(target.checked)} /> List
      </label>
      <p>
        {letters.length} letters, {attached} attachments
      </p>
      {listed && (
        <ul>
          {Array.from({ length: NOTES }, (_, id) => (
            <Line key={id} id={id} />
          ))}
        </ul>
      )}
    </main>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)

Object.assign(window, { app: { changes: () => useBoard.getState().changes, takeBursts: () => bursts.splice(0) } })
