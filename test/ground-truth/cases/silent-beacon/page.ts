import { createPinia, defineStore } from 'pinia'
import { createApp, h } from 'vue'

interface Article {
  id: string
  body: string
}

const PAUSE = 800
let timer: ReturnType<typeof setTimeout> | undefined

const useArticle = defineStore('article', {
  state: (): { article: Article } => ({ article: { id: '', body: '' } }),
  actions: {
    async load() {
      this.article = (await (await fetch('/api/articles/a1')).json()) as Article
    },
    write(body: string) {
      this.article.body = body
      clearTimeout(timer)
      timer = setTimeout(() => {
        timer = undefined
        void fetch('/api/articles/a1', { method: 'PATCH', body: JSON.stringify({ body }) })
      }, PAUSE)
    },
  },
})

const app = createApp({
  setup() {
    const store = useArticle()
    void store.load()
    addEventListener('pagehide', () => {
      if (timer !== undefined) navigator.sendBeacon('/api/articles/a1', JSON.stringify(store.article))
    })
    const onInput = (event: Event): void => store.write((event.target as HTMLTextAreaElement).value)
    return () => h('label', ['Body ', h('textarea', { value: store.article.body, onInput })])
  },
})
app.use(createPinia()).mount('#root')
Object.assign(window, { app: { state: () => useArticle().article } })
