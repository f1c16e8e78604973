import { defineComponent, h, onMounted, ref } from 'vue'

const saved = (): string => localStorage.getItem('density') ?? 'comfortable'

/** Vue leaves a class that the server rendered otherwise as it is. */
export const App = defineComponent({
  setup() {
    const isServer = typeof localStorage === 'undefined'
    const density = ref(isServer || __MENDED__ ? 'comfortable' : saved())
    const title = ref('Loading')
    onMounted(() => {
      density.value = saved()
      title.value = 'Ready'
    })
    const choose = (): void => {
      density.value = 'compact'
      localStorage.setItem('density', 'compact')
    }
    return () =>
      h('main', { class: density.value }, [h('h1', title.value), h('button', { onClick: choose }, 'Compact')])
  },
})
