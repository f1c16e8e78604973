import { renderToString } from 'vue/server-renderer'
import { makeApp } from './app'

export const render = (): Promise<string> => renderToString(makeApp())
