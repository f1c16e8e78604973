import { createPinia, defineStore, setActivePinia } from 'pinia'
import { createApp, h } from 'vue'

interface Todo {
  id: number
  title: string
}

const useTodos = defineStore('todos', {
  state: () => ({ list: [] as Todo[] }),
  actions: {
    async load() {
      this.list = (await (await fetch('/api/todos')).json()) as Todo[]
    },
    async remove(id: number) {
      const before = this.list
      this.list = before.filter((todo) => todo.id !== id)
      const { ok } = await fetch(`/api/todos/${id}`, { method: 'DELETE' })
      if (__MENDED__ && !ok) this.list = before
    },
  },
})

const pinia = createPinia()
setActivePinia(pinia)
const app = createApp({
  render: () => todos.list.map(({ id, title }) => h('button', { onClick: () => todos.remove(id) }, `Remove ${title}`)),
})
app.use(pinia)
// As apps do that need a store before their first component: to sign in, to choose a route.
const todos = useTodos()
void todos.load()
app.mount('#root')
Object.assign(window, { app: { state: () => todos.list } })
