import { createPinia, defineStore } from 'pinia'
import { createApp, h } from 'vue'

const useNotes = defineStore('notes', {
  state: () => ({
    notes: [
      { id: 'n-81', text: 'Buy milk' },
      { id: 'n-82', text: 'Walk the dog' },
    ],
  }),
  actions: {
    remove(id: string) {
      this.notes.splice(
        this.notes.findIndex((note) => note.id === id),
        1,
      )
    },
  },
})
const useDesk = defineStore('desk', { state: () => ({ openNote: null as string | null, pinned: [] as string[] }) })

const app = createApp({
  setup() {
    const [notes, desk] = [useNotes(), useDesk()]
    if (__MENDED__)
      notes.$onAction(({ name, args: [id], after }) => {
        if (name !== 'remove') return
        after(() => {
          if (desk.openNote === id) desk.openNote = null
          desk.pinned = desk.pinned.filter((each) => each !== id)
        })
      })
    return () => [
      ...notes.notes.map(({ id, text }) =>
        h('p', [
          h('button', { onClick: () => (desk.openNote = id) }, `Open ${text}`),
          h('button', { onClick: () => desk.pinned.push(id) }, `Pin ${text}`),
          h('button', { onClick: () => notes.remove(id) }, `Remove ${text}`),
        ]),
      ),
      h('output', `${desk.openNote}, ${desk.pinned.join()}`),
    ]
  },
})
app.use(createPinia()).mount('#root')
Object.assign(window, { app: { state: () => ({ ...useNotes().$state, ...useDesk().$state }) } })
