import { createPinia, defineStore } from 'pinia'
import persistedState from 'pinia-plugin-persistedstate'
import { createApp, h } from 'vue'

const serializer = {
  serialize: ({ tags }: { tags?: Set<string> }): string => JSON.stringify({ tags: [...(tags ?? [])] }),
  deserialize: (text: string) => ({ tags: new Set((JSON.parse(text) as { tags: string[] }).tags) }),
}

const useFilter = defineStore('filter', {
  state: () => ({ tags: new Set<string>() }),
  persist: __MENDED__ ? { serializer: serializer as never } : true,
})

const app = createApp({
  setup() {
    const filter = useFilter()
    return () => [
      h('p', [...filter.tags].join(', ') || 'none'),
      h('button', { onClick: () => filter.tags.add('new') }, 'New ones'),
    ]
  },
})
app.use(createPinia().use(persistedState)).mount('#root')

Object.assign(window, { app: { state: () => [...useFilter().tags] } })
