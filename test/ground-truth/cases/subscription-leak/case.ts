import { equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act } from '../../read'

const TIMES = 12

export default defineCase({
  shows: [{ rule: 'subscription-leak', subject: 'cart', paths: [''] }],
  flow: async ({ page }) => {
    // A list that grows all the while: its rows listen too, and may.
    for (let index = 0; index < TIMES; index++) {
      await page.getByRole('button', { name: 'Open' }).click()
      await act(page, 'add')
      await page.getByRole('button', { name: 'Close' }).click()
    }
  },
  truth: async ({ page, mended }) => {
    equal(await page.evaluate(() => window.app['heardOf']?.()), mended ? 0 : TIMES)
  },
})
