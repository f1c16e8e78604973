import { equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held } from '../../read'

export default defineCase({
  shows: [{ rule: 'render-drift', subject: 'redux', paths: ['unread'] }],
  flow: async ({ page }) => {
    await page.getByRole('button', { name: 'Receive' }).click()
  },
  truth: async ({ page, mended }) => {
    equal(await held(page), 4)
    equal(await page.getByRole('status').textContent(), mended ? '4' : '3')
  },
})
