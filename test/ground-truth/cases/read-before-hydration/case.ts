import { deepEqual, equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, kept, reload } from '../../read'
import { answer } from '../../site'

const shop = { language: 'de', page: 1 }

export default defineCase({
  shows: [{ rule: 'read-before-hydration', subject: 'shop', paths: ['language'] }],
  server: () => ({
    '/api/products': ({ url = '' }, response) => answer(response, [url.includes('language=de') ? 'Lampen' : 'Lamps']),
  }),
  flow: async ({ page }) => {
    await page.waitForFunction(() => window.app['isHydrated']?.())
    await act(page, 'speak', 'de')
    await reload(page)
    await page.getByText(/Lam/).waitFor()
  },
  truth: async ({ page, mended }) => {
    deepEqual(await held(page), shop)
    deepEqual(await kept(page, 'shop'), { state: shop, version: 0 })
    equal(await page.getByText(/Lam/).textContent(), mended ? '["Lampen"]' : '["Lamps"]')
  },
})
