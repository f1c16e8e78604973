import { deepEqual, equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, kept, reload } from '../../read'

interface Cart {
  cart: string[]
  opened: number
}

let before = 0

export default defineCase({
  // Up to 4.5.4 both copies end up equal: what is lost is the early edit.
  shows: [{ rule: 'write-before-hydration', subject: 'cart-store', paths: ['opened'] }],
  page: 'write-before-hydration',
  packages: { zustand: 'zustand-4.5.4' },
  flow: async ({ page }) => {
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'fill')
    before = ((await held(page)) as Cart).opened
    await reload(page)
    await page.waitForFunction(() => window.app['isReady']?.())
  },
  truth: async ({ page, mended }) => {
    const state = (await held(page)) as Cart
    deepEqual(state.cart, ['Pine', 'Lighthouse'])
    equal(state.opened === before, !mended)
    deepEqual(((await kept(page, 'cart-store')) as { state: Cart }).state, state)
  },
})
