import { match } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { renderedBy } from '../../rendered'

export default defineCase({
  shows: [{ rule: 'ssr-mismatch', subject: 'basket-count', paths: [''] }],
  server: () => ({ '/': renderedBy(import.meta.dirname) }),
  flow: async ({ page }) => {
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByText('1 in the basket').waitFor()
    await page.reload()
    await page.getByText('1 in the basket').waitFor()
  },
  truth: async ({ page, mended }) => {
    match(await page.evaluate(async () => (await fetch('/')).text()), /0 in the basket/)
    match(await page.evaluate(() => String(window.app['errors']?.())), mended ? /^$/ : /mismatch/)
  },
})
