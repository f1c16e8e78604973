import { defineComponent, h, onMounted, ref } from 'vue'

const savedCount = (): number => Number(localStorage.getItem('basket-count') ?? 0)

export const App = defineComponent({
  setup() {
    const isServer = typeof localStorage === 'undefined'
    const count = ref(isServer || __MENDED__ ? 0 : savedCount())
    onMounted(() => {
      count.value = savedCount()
    })
    const add = (): void => {
      count.value += 1
      localStorage.setItem('basket-count', String(count.value))
    }
    return () =>
      h('main', [h('h1', 'Shop'), h('p', `${count.value} in the basket`), h('button', { onClick: add }, 'Add')])
  },
})
