import { createPinia, defineStore } from 'pinia'
import persistedState from 'pinia-plugin-persistedstate'
import { type App, createSSRApp, defineComponent, h, onMounted } from 'vue'

const isServer = typeof localStorage === 'undefined'
const useCart = defineStore('cart', { state: () => ({ count: 0, note: '' }), persist: true })

const Shop = defineComponent({
  setup() {
    const cart = useCart()
    onMounted(takeSaved)
    const add = (): void => void (cart.count += 3)
    return () => h('main', [h('p', `${cart.count} pieces in the cart`), h('button', { onClick: add }, 'Add three')])
  },
})

const pinia = createPinia()
// The server has no storage. Read before the page is taken over, what was saved is not what the server rendered.
if (!isServer && !__MENDED__) pinia.use(persistedState)

/** Once the page is taken over. */
function takeSaved(): void {
  if (!__MENDED__) return
  const cart = useCart()
  const saved = localStorage.getItem('cart')
  if (saved !== null) cart.$patch(JSON.parse(saved) as object)
  cart.$subscribe((_, state) => localStorage.setItem('cart', JSON.stringify(state)), { flush: 'sync' })
}

export const makeApp = (): App => createSSRApp(Shop).use(pinia)
