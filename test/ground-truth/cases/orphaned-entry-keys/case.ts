import { deepEqual, equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held } from '../../read'

export default defineCase({
  shows: [{ rule: 'orphaned-entry', subject: 'draft:42', paths: [''] }],
  flow: async ({ page }) => {
    await page.getByRole('textbox', { name: 'Hello' }).fill('Dear all')
    await page.getByRole('textbox', { name: 'Again' }).fill('Dear all, again')
    await page.getByRole('button', { name: 'Remove Again' }).click()
  },
  truth: async ({ page, mended }) => {
    deepEqual(await held(page), [41])
    equal(await page.evaluate(() => localStorage.getItem('draft:41')), 'Dear all')
    equal(await page.evaluate(() => localStorage.getItem('draft:42')), mended ? null : 'Dear all, again')
  },
})
