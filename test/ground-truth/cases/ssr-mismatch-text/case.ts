import { match } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { renderedBy } from '../../rendered'

export default defineCase({
  shows: [{ rule: 'ssr-mismatch', subject: 'name', paths: [''] }],
  server: () => ({ '/': renderedBy(import.meta.dirname) }),
  flow: async ({ page }) => {
    await page.getByRole('button', { name: 'I am Ada' }).click()
    await page.reload()
    await page.getByText('Welcome back, Ada').waitFor()
  },
  truth: async ({ page, mended }) => {
    match(await page.evaluate(async () => (await fetch('/')).text()), /Welcome back, guest/)
    match(await page.evaluate(() => String(window.app['errors']?.())), mended ? /^$/ : /#418/)
  },
})
