import { equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { renderedBy } from '../../rendered'

export default defineCase({
  shows: [{ rule: 'ssr-mismatch', subject: 'density', paths: [''] }],
  server: () => ({ '/': renderedBy(import.meta.dirname) }),
  flow: async ({ page }) => {
    await page.getByRole('button', { name: 'Compact' }).click()
    await page.reload()
    await page.getByRole('heading', { name: 'Ready' }).waitFor()
  },
  truth: async ({ page, mended }) => {
    equal(await page.evaluate(() => localStorage.getItem('density')), 'compact')
    equal(await page.getByRole('main').getAttribute('class'), mended ? 'compact' : 'comfortable')
  },
})
