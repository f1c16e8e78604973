import { equal, ok } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'

export default defineCase({
  shows: [{ rule: 'slow-persist-write', subject: 'notes', paths: [''] }],
  flow: async ({ page }) => {
    await act(page, 'load')
    for (let key = 0; key < 3; key++) await act(page, 'type')
  },
  truth: async ({ page, mended }) => {
    equal(await held(page), 'xxx')
    const took = Number(await page.evaluate(() => window.app['type']?.()))
    ok(mended ? took < 16 : took >= 50, `${took} ms`)
  },
})
