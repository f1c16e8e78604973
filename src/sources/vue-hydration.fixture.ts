import { createSSRApp, h } from 'vue'
import type { SourceFixture } from './define-source'

const Shop = { name: 'Shop', render: () => h('main', { class: 'dark' }, [h('p', null, 'Cart')]) }

export const fixture: SourceFixture = {
  act() {
    const container = document.createElement('div')
    container.id = 'shop'
    container.innerHTML = '<main class="light"><p>Cart</p></main>'
    document.body.append(container)
    createSSRApp(Shop).mount(container)
  },
  lines: [
    'react-hydration vue started',
    'react-hydration vue finished',
    'react-hydration vue mismatch {"kind":"attribute","place":"#shop > main","component":"Shop","attribute":"class","server":"light","client":"dark"}',
  ],
}
