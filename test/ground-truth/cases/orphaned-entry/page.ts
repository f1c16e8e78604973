import { immer } from 'zustand/middleware/immer'
import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

interface Chats {
  chatHistory: Record<string, string[]>
}

const scenes = createStore(
  immer(() => ({
    allIds: ['s1', 's2'],
    byId: { s1: { id: 's1', title: 'Dawn' }, s2: { id: 's2', title: 'Noon' } } as Record<string, object>,
  })),
)
const chats = createStore<Chats>()(persist(() => ({ chatHistory: {} }), { name: 'chats' }))

function say(scene: string, text: string): void {
  chats.setState(({ chatHistory }) => ({
    chatHistory: { ...chatHistory, [scene]: [...(chatHistory[scene] ?? []), text] },
  }))
}

function remove(scene: string): void {
  scenes.setState((draft) => {
    delete draft.byId[scene]
    draft.allIds = draft.allIds.filter((id) => id !== scene)
  })
  if (__MENDED__) chats.setState(({ chatHistory: { [scene]: _, ...chatHistory } }) => ({ chatHistory }))
}

Object.assign(window, {
  app: { say, remove, state: () => ({ ids: scenes.getState().allIds, ...chats.getState() }) },
})
