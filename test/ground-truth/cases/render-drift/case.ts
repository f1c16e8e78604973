import { equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held } from '../../read'

export default defineCase({
  shows: [{ rule: 'render-drift', subject: 'shop', paths: ['lines[0]'] }],
  flow: async ({ page }) => {
    for (let index = 0; index < 2; index++) await page.getByRole('button', { name: 'One more lamp' }).click()
  },
  truth: async ({ page, mended }) => {
    equal(await held(page), 3)
    equal(await page.getByRole('listitem').first().textContent(), mended ? 'lamp: 3' : 'lamp: 1')
  },
})
