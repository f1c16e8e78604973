import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import { set } from 'idb-keyval'

const gallery = createStore<{ ids: number[] }>()(persist(() => ({ ids: [] as number[] }), { name: 'gallery' }))

/** A small picture as a text. */
const thumbnail = (id: number): string => `data:image/png;base64,${id}${'iVBORw0KGgo'.repeat(9_000)}`

/** Each picture under a key of its own: beside the store, or where there is more room. */
async function add(): Promise<void> {
  const id = gallery.getState().ids.length
  if (__MENDED__) await set(`thumbnail:${id}`, thumbnail(id))
  else localStorage.setItem(`thumbnail:${id}`, thumbnail(id))
  gallery.setState(({ ids }) => ({ ids: [...ids, id] }))
}

Object.assign(window, { app: { add, state: () => gallery.getState().ids.length } })
