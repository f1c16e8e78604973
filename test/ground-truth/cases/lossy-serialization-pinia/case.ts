import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { local } from '../../read'

export default defineCase({
  shows: [{ rule: 'lossy-serialization', subject: 'filter', paths: ['tags'] }],
  flow: async ({ page }) => {
    await page.getByRole('button', { name: 'New ones' }).click()
    await page.getByText('new', { exact: true }).waitFor()
  },
  truth: async ({ page, mended }) => deepEqual(await local(page, 'filter'), { tags: mended ? ['new'] : {} }),
})
