import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, kept, reload } from '../../read'

const FULL = { cart: ['Pine', 'Lighthouse'], theme: 'dark' }
const EMPTY = { cart: [], theme: 'light' }

export default defineCase({
  shows: [{ rule: 'write-before-hydration', subject: 'cart-store', paths: ['cart', 'theme', 'opened'] }],
  page: 'write-before-hydration',
  packages: { zustand: 'zustand-4.5.5' },
  flow: async ({ page }) => {
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'fill')
    await reload(page)
    await page.waitForFunction(() => window.app['isReady']?.())
  },
  truth: async ({ page, mended }) => {
    deepEqual(withoutVisit(await held(page)), FULL)
    const { state } = (await kept(page, 'cart-store')) as { state: unknown }
    deepEqual(withoutVisit(state), mended ? FULL : EMPTY)
  },
})

function withoutVisit(state: unknown): object {
  const { cart, theme } = state as typeof FULL
  return { cart, theme }
}
