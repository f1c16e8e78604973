import { equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'

const TIMES = 12

export default defineCase({
  shows: [{ rule: 'subscription-leak', subject: 'cart', paths: [''] }],
  flow: async ({ page }) => {
    for (let index = 0; index < TIMES; index++) {
      await page.getByRole('button', { name: 'Open' }).click()
      await page.getByRole('button', { name: 'Close' }).click()
    }
  },
  truth: async ({ page, mended }) => {
    equal(await page.evaluate(() => window.app['heardOf']?.()), mended ? 0 : TIMES)
  },
})
