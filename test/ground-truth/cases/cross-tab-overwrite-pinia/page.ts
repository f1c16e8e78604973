import { createPinia, defineStore } from 'pinia'
import persistedState from 'pinia-plugin-persistedstate'
import { createApp, h } from 'vue'

const useSettings = defineStore('settings', {
  state: () => ({ theme: 'light', language: 'en' }),
  persist: true,
})

const app = createApp({
  setup() {
    const settings = useSettings()
    if (__MENDED__)
      addEventListener('storage', ({ key }) => {
        if (key === 'settings') settings.$hydrate()
      })
    return () => [
      h('p', `${settings.theme}, ${settings.language}`),
      h('button', { onClick: () => (settings.theme = 'dark') }, 'Dark'),
      h('button', { onClick: () => (settings.language = 'de') }, 'Deutsch'),
    ]
  },
})
app.use(createPinia().use(persistedState)).mount('#root')
Object.assign(window, { app: { state: () => ({ ...useSettings().$state }) } })
