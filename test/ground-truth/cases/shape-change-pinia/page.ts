import { createPinia, defineStore } from 'pinia'
import persistedState from 'pinia-plugin-persistedstate'
import { createApp, h } from 'vue'

// A later release keeps the columns as a list.
const isNext = location.search === '?next'

function deserialize(text: string): { columns: string[] } {
  const saved = JSON.parse(text) as { columns: string | string[] }
  return { ...saved, columns: typeof saved.columns === 'string' ? saved.columns.split(',') : saved.columns }
}

const useTable = defineStore('table', {
  state: (): { columns: string | string[]; rows: number } => ({ columns: isNext ? ['name'] : 'name', rows: 20 }),
  persist: isNext && __MENDED__ ? { serializer: { serialize: JSON.stringify, deserialize } } : true,
})

const app = createApp({
  setup() {
    const table = useTable()
    const choose = (): void => table.$patch({ columns: 'name,price', rows: 50 })
    return () => [h('p', `${String(table.columns)}: ${table.rows}`), h('button', { onClick: choose }, 'Choose')]
  },
})
app.use(createPinia().use(persistedState)).mount('#root')

Object.assign(window, { app: { state: () => useTable().columns } })
