import { createPinia, defineStore } from 'pinia'
import persistedState from 'pinia-plugin-persistedstate'
import { createApp, h, onMounted } from 'vue'

interface Prefs {
  currency: string
  region: string
}

const usePrefs = defineStore('prefs', {
  state: (): Prefs => ({ currency: 'EUR', region: '' }),
  persist: true,
})

const { prefs: rendered } = (window as unknown as { __INITIAL_STATE__: { prefs: Prefs } }).__INITIAL_STATE__

const app = createApp({
  setup() {
    const prefs = usePrefs()
    // By then the plug-in has read back what was saved.
    onMounted(async () => {
      await fetch('/api/session')
      prefs.$patch(__MENDED__ ? { region: rendered.region } : rendered)
    })
    return () => [
      h('p', `Prices in ${prefs.currency}, ${prefs.region}`),
      h('button', { onClick: () => (prefs.currency = 'USD') }, 'Dollars'),
    ]
  },
})
app.use(createPinia().use(persistedState)).mount('#root')
Object.assign(window, { app: { state: () => ({ ...usePrefs().$state }) } })
