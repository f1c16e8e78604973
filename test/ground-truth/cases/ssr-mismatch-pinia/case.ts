import { deepEqual, match } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { local } from '../../read'
import { renderedBy } from '../../rendered'

/** The state behind what differs is named: it had been read out of storage before the page was taken over. */
export default defineCase({
  shows: [{ rule: 'ssr-mismatch', subject: 'cart', paths: ['count'] }],
  server: () => ({ '/': renderedBy(import.meta.dirname) }),
  flow: async ({ page }) => {
    await page.getByRole('button', { name: 'Add three' }).click()
    await page.getByText('3 pieces').waitFor()
    await page.reload()
    await page.getByText('3 pieces').waitFor()
  },
  truth: async ({ page }) => {
    match(await page.evaluate(async () => (await fetch('/')).text()), /0 pieces/)
    deepEqual(await local(page, 'cart'), { count: 3, note: '' })
  },
})
