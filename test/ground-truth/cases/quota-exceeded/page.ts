import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

const album = createStore(persist(() => ({ title: '', photos: [] as string[] }), { name: 'album' }))

const name = (): void => album.setState({ title: 'Norway' })

// A data URL, of six megabytes or of a thumbnail.
function addPhoto(): void {
  const photo = `data:image/png;base64,${'A'.repeat(__MENDED__ ? 600 : 6_000_000)}`
  try {
    album.setState((state) => ({ photos: [...state.photos, photo] }))
  } catch {
    // As behind an event handler: the page goes on.
  }
}

Object.assign(window, { app: { name, addPhoto, state: () => album.getState() } })
