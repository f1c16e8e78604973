import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit'

interface Article {
  id: string
  title: string
  body: string
}

const article = createSlice({
  name: 'article',
  initialState: { id: '', title: '', body: '' } as Article,
  reducers: {
    loaded: (_, { payload }: PayloadAction<Article>) => payload,
    bodyEdited: (state, { payload }: PayloadAction<string>) => {
      state.body = payload
    },
  },
})
const store = configureStore({ reducer: { article: article.reducer } })

/** Saved once nobody has typed for a while. */
const PAUSE = 800
let timer: ReturnType<typeof setTimeout> | undefined
function save(): void {
  timer = undefined
  const { id, body } = store.getState().article
  void fetch(`/api/articles/${id}`, { method: 'PATCH', body: JSON.stringify({ body }), keepalive: true })
}
function edited(text: string): void {
  store.dispatch(article.actions.bodyEdited(text))
  clearTimeout(timer)
  timer = setTimeout(save, PAUSE)
}
if (__MENDED__)
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && timer !== undefined) save()
  })

const root = document.getElementById('root') as HTMLElement
root.innerHTML = '<h1></h1><label>Body <textarea></textarea></label>'
const area = document.querySelector('textarea') as HTMLTextAreaElement
area.addEventListener('input', () => edited(area.value))
store.subscribe(() => {
  const { title, body } = store.getState().article
  document.querySelector('h1')?.replaceChildren(title)
  if (area.value !== body) area.value = body
})
void fetch('/api/articles/a1')
  .then((response) => response.json())
  .then((loaded: Article) => store.dispatch(article.actions.loaded(loaded)))
Object.assign(window, { app: { state: () => store.getState().article } })
