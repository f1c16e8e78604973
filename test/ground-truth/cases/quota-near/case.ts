import { equal, ok } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'

const PHOTOS = 45

export default defineCase({
  // The area is everybody's: it is told with the largest entry, the first of those that are as large.
  shows: [{ rule: 'quota-near', subject: 'thumbnail:10', paths: [''] }],
  flow: async ({ page }) => {
    for (let index = 0; index < PHOTOS; index++) await act(page, 'add')
  },
  truth: async ({ page, mended }) => {
    equal(await held(page), PHOTOS)
    const units = await page.evaluate(() =>
      Object.entries(localStorage).reduce((sum, [key, text]) => sum + key.length + String(text).length, 0),
    )
    ok(mended ? units < 1_000 : units > 0.8 * 5_242_880, `${units} units`)
  },
})
