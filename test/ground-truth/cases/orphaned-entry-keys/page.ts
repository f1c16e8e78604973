import { createPinia, defineStore } from 'pinia'
import { createApp, h } from 'vue'

const usePosts = defineStore('posts', {
  state: () => ({
    posts: [
      { id: 41, title: 'Hello' },
      { id: 42, title: 'Again' },
    ],
  }),
})

const app = createApp({
  setup() {
    const store = usePosts()
    function remove(id: number): void {
      store.posts = store.posts.filter((post) => post.id !== id)
      if (__MENDED__) localStorage.removeItem(`draft:${id}`)
    }
    return () =>
      store.posts.map(({ id, title }) =>
        h('p', [
          h('input', {
            'aria-label': title,
            onInput: ({ target }: { target: HTMLInputElement }) => localStorage.setItem(`draft:${id}`, target.value),
          }),
          h('button', { onClick: () => remove(id) }, `Remove ${title}`),
        ]),
      )
  },
})
app.use(createPinia()).mount('#root')
Object.assign(window, { app: { state: () => usePosts().posts.map(({ id }) => id) } })
