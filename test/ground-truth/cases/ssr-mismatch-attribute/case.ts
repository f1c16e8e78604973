import { equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { renderedBy } from '../../rendered'

export default defineCase({
  shows: [{ rule: 'ssr-mismatch', subject: 'theme', paths: [''] }],
  server: () => ({ '/': renderedBy(import.meta.dirname) }),
  flow: async ({ page }) => {
    await page.getByRole('button', { name: 'Dark' }).click()
    await page.reload()
    await page.getByText('Now dark').waitFor()
  },
  truth: async ({ page, mended }) => {
    equal(await page.evaluate(() => localStorage.getItem('theme')), 'dark')
    equal(await page.getByRole('main').getAttribute('data-theme'), mended ? 'dark' : 'light')
  },
})
