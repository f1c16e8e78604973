import { createElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { App } from './app'

const errors: unknown[] = []
hydrateRoot(document.getElementById('root') as HTMLElement, createElement(App), {
  onRecoverableError: (error) => errors.push(error),
})
Object.assign(window, { app: { errors: () => errors.join() } })
