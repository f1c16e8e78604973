import { createSSRApp } from 'vue'
import { App } from './app'

createSSRApp(App).mount('#root')
