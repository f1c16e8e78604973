import { deepEqual, equal } from 'node:assert/strict'
import type { Page } from 'playwright'
import { defineCase } from '../../define-case'
import { act, held, kept, reload } from '../../read'

interface Cart {
  cart: string[]
  opened: number
}

/** When the page was opened before; both builds are played at the same time. */
const before = new WeakMap<Page, number>()

export default defineCase({
  // Up to 4.5.4 both copies end up equal: what is lost is the early edit.
  shows: [{ rule: 'write-before-hydration', subject: 'cart-store', paths: ['opened'] }],
  page: 'write-before-hydration',
  packages: { zustand: 'zustand-4.5.4' },
  flow: async ({ page }) => {
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'fill')
    before.set(page, ((await held(page)) as Cart).opened)
    await reload(page)
    await page.waitForFunction(() => window.app['isReady']?.())
  },
  truth: async ({ page, mended }) => {
    const state = (await held(page)) as Cart
    deepEqual(state.cart, ['Pine', 'Lighthouse'])
    equal(state.opened === before.get(page), !mended)
    deepEqual(((await kept(page, 'cart-store')) as { state: Cart }).state, state)
  },
})
