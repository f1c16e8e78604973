import { createPinia, defineStore } from 'pinia'
import { createApp, defineComponent, h, onUnmounted, ref } from 'vue'

const useCart = defineStore('cart', { state: () => ({ items: [] as string[] }) })
let heard = 0

/** Hears of changes also while it is hidden by a transition: detached, it has to end that itself. */
const Preview = defineComponent(() => {
  const stop = useCart().$subscribe(() => void heard++, { detached: true, flush: 'sync' })
  if (__MENDED__) onUnmounted(stop)
  return () => h('p', 'Preview')
})

const App = defineComponent(() => {
  const isOpen = ref(false)
  return () => [
    h('button', { onClick: () => (isOpen.value = !isOpen.value) }, isOpen.value ? 'Close' : 'Open'),
    isOpen.value ? h(Preview) : null,
  ]
})

createApp(App).use(createPinia()).mount('#root')
const heardOf = (): number => {
  heard = 0
  useCart().$patch({ items: ['lamp'] })
  return heard
}
Object.assign(window, { app: { heardOf } })
