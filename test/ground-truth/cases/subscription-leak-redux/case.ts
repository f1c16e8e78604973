import { equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'

const PAGES = 14

export default defineCase({
  shows: [{ rule: 'subscription-leak', subject: 'redux', paths: [''] }],
  flow: async ({ page }) => {
    for (let index = 0; index < PAGES; index++) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, `page-${index}`)
      await page.getByText(`page-${index}: ${index + 1} pages seen`).waitFor()
    }
  },
  truth: async ({ page, mended }) => {
    equal(await page.evaluate(() => window.app['heardOf']?.()), mended ? 1 : PAGES + 1)
  },
})
