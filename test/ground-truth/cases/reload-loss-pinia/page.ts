import { createPinia, defineStore } from 'pinia'
import { createApp, h, watch } from 'vue'

const useNote = defineStore('note', { state: () => ({ title: '', text: '' }) })

const app = createApp({
  setup() {
    const note = useNote()
    const load = (): void => note.$patch(JSON.parse(localStorage.getItem('note') ?? '{}'))
    const save = (): void => localStorage.setItem('note', JSON.stringify(note.$state))
    if (__MENDED__) load()
    // Immediate: it writes the empty note before the saved one is read.
    watch(() => note.$state, save, { deep: true, immediate: true })
    if (!__MENDED__) load()
    return () => [
      h('input', {
        'aria-label': 'Title',
        value: note.title,
        onInput: (event: Event) => (note.title = (event.target as HTMLInputElement).value),
      }),
      h('p', note.text),
    ]
  },
})
app.use(createPinia()).mount('#root')
Object.assign(window, { app: { state: () => ({ ...useNote().$state }) } })
