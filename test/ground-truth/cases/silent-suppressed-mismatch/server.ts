import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { App } from './app'

export const render = (): string => renderToString(createElement(App, { nonce: 'r4nd0m' }))
