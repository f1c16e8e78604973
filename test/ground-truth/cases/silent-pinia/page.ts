import { createPinia, defineStore } from 'pinia'
import piniaPluginPersistedstate from 'pinia-plugin-persistedstate'
import { createApp, h } from 'vue'

const useTodos = defineStore('todos', {
  state: () => ({ list: [] as string[], filter: 'all', isOpen: false }),
  persist: { pick: ['list', 'filter'] },
})
const useSession = defineStore('session', { state: () => ({ clicks: 0 }), persist: { storage: sessionStorage } })

createApp({
  render: () =>
    h(
      'ul',
      useTodos().list.map((title) => h('li', title)),
    ),
})
  .use(createPinia().use(piniaPluginPersistedstate))
  .mount('#root')

function add(title: string): void {
  const todos = useTodos()
  todos.list.push(title)
  todos.$patch({ isOpen: true })
  useSession().clicks += 1
}

Object.assign(window, { app: { add, state: () => ({ list: [...useTodos().list], clicks: useSession().clicks }) } })
