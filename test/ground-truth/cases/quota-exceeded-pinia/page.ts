import { createPinia, defineStore } from 'pinia'
import piniaPluginPersistedstate from 'pinia-plugin-persistedstate'
import { createApp, h } from 'vue'

const useAlbum = defineStore('album', {
  state: () => ({ title: '', photos: [] as string[] }),
  persist: true,
})

const pinia = createPinia().use(piniaPluginPersistedstate)
createApp({ render: () => h('h1', useAlbum().title || 'Album') })
  .use(pinia)
  .mount('#root')
const album = useAlbum()

function name(): void {
  album.title = 'Norway'
}

// A data URL, of six megabytes or of a thumbnail.
function addPhoto(): void {
  album.photos.push(`data:image/png;base64,${'A'.repeat(__MENDED__ ? 600 : 6_000_000)}`)
}

Object.assign(window, { app: { name, addPhoto, state: () => ({ ...album.$state, photos: [...album.photos] }) } })
