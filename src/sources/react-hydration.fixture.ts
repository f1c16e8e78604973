import { createElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import type { SourceFixture } from './define-source'

export const fixture: SourceFixture = {
  act() {
    const container = document.createElement('div')
    container.id = 'shop'
    container.innerHTML = '<main class="light"><p>Cart</p></main>'
    document.body.append(container)
    hydrateRoot(container, createElement('main', { className: 'dark' }, createElement('p', null, 'Cart')))
  },
  lines: [
    'react-hydration started',
    'react-hydration finished',
    'react-hydration mismatch {"kind":"attribute","place":"#shop > main","attribute":"class","server":"light","client":"dark"}',
  ],
}
