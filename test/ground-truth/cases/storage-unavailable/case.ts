import { deepEqual, equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { sendPage } from '../../rendered'
import { act, held } from '../../read'

export default defineCase({
  shows: [{ rule: 'storage-unavailable', subject: /^store at app\.js/, paths: ['notes'] }],
  // Embedded elsewhere without allow-same-origin: the browser refuses the page all storage.
  server: () => ({
    '/': (_, response) => {
      response.setHeader('content-security-policy', 'sandbox allow-scripts')
      sendPage(response, '<div id="root"></div>')
    },
  }),
  flow: ({ page }) => act(page, 'add'),
  truth: async ({ page, mended }) => {
    deepEqual(await held(page), { notes: ['Bread'] })
    equal(await page.evaluate(() => window.app['isSaved']?.()), mended)
    const refused = await page.evaluate(() => {
      try {
        return localStorage.length < 0
      } catch {
        return true
      }
    })
    equal(refused, true)
  },
})
