import { createSSRApp } from 'vue'
import { App } from './app'

const errors: unknown[] = []
const { error } = console
console.error = (...told: unknown[]) => {
  errors.push(...told)
  error(...told)
}
createSSRApp(App).mount('#root')
Object.assign(window, { app: { errors: () => errors.join() } })
