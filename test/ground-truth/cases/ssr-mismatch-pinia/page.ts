import { makeApp } from './app'

makeApp().mount('#root')
