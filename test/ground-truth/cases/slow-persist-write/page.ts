import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import { pack, unpack } from './pack'

interface Notes {
  draft: string
  archive: { id: number; text: string }[]
}

const notes = createStore<Notes>()(
  persist(() => ({ draft: '', archive: [] as Notes['archive'] }), {
    name: 'notes',
    // What can be loaded again is not saved with every key.
    ...(__MENDED__ && { partialize: ({ draft }: Notes) => ({ draft }) as Notes }),
    storage: createJSONStorage(() => ({
      getItem: (name) => unpack(localStorage.getItem(name)),
      setItem: (name, text) => localStorage.setItem(name, pack(text)),
      removeItem: (name) => localStorage.removeItem(name),
    })),
  }),
)

const load = (): void =>
  notes.setState({ archive: Array.from({ length: 60_000 }, (_, id) => ({ id, text: `Note ${id * 7919}` })) })

/** Milliseconds that one key takes. */
function type(): number {
  const began = performance.now()
  notes.setState(({ draft }) => ({ draft: `${draft}x` }))
  return performance.now() - began
}

Object.assign(window, { app: { load, type, state: () => notes.getState().draft } })
