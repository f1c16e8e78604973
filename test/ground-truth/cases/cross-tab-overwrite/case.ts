import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held, local } from '../../read'

export default defineCase({
  shows: [{ rule: 'cross-tab-overwrite', subject: 'board', paths: ['title'] }],
  flow: async ({ page, newTab }) => {
    const second = await newTab()
    await page.getByRole('button', { name: 'Rename' }).click()
    await second.getByRole('button', { name: 'Add a column' }).click()
    await second.getByText('3 columns').waitFor()
  },
  truth: async ({ page, mended }) => {
    const title = mended ? 'Roadmap' : 'Untitled'
    deepEqual(await local(page, 'board'), { state: { title, columns: 3 }, version: 0 })
    deepEqual(await held(page), { title: 'Roadmap', columns: mended ? 3 : 2 })
  },
})
