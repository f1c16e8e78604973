import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held } from '../../read'

export default defineCase({
  shows: [{ rule: 'shape-change', subject: 'table', paths: ['columns'] }],
  flow: async ({ page, origin }) => {
    await page.getByRole('button', { name: 'Choose' }).click()
    await page.getByText('50').waitFor()
    await page.goto(`${origin}/?next`)
    await page.getByText('50').waitFor()
  },
  truth: async ({ page, mended }) => deepEqual(await held(page), mended ? ['name', 'price'] : 'name,price'),
})
