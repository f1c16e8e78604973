import { createPinia, defineStore } from 'pinia'
import { createApp, h } from 'vue'

interface Profile {
  name: string
  city: string
}

const useProfile = defineStore('profile', {
  state: () => ({ profile: { name: '', city: '' } as Profile }),
  actions: {
    async load() {
      this.profile = (await (await fetch('/api/profile')).json()) as Profile
    },
    async move(city: string) {
      const { city: before } = this.profile
      this.profile.city = city
      try {
        await fetch('/api/profile', { method: 'PATCH', body: JSON.stringify({ city }) })
      } catch {
        if (__MENDED__) this.profile.city = before
      }
    },
  },
})

const app = createApp({
  setup() {
    const store = useProfile()
    void store.load()
    return () => [
      h('p', `${store.profile.name} of ${store.profile.city}`),
      h('button', { onClick: () => void store.move('Paris') }, 'Move to Paris'),
    ]
  },
})
app.use(createPinia()).mount('#root')
Object.assign(window, { app: { state: () => ({ ...useProfile().profile }) } })
