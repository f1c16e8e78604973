import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held } from '../../read'

export default defineCase({
  shows: [{ rule: 'dangling-reference', subject: 'jotai', paths: ['atom2'] }],
  flow: async ({ page }) => {
    await page.getByRole('button', { name: 'Open Build' }).click()
    await page.getByRole('heading', { name: 'Build' }).waitFor()
    await page.getByRole('button', { name: 'Zoom' }).click()
    await page.getByRole('button', { name: 'Remove Build' }).click()
    await page.getByRole('heading', { name: 'Nothing' }).waitFor()
  },
  truth: async ({ page, mended }) => {
    deepEqual(await held(page), { all: [{ id: 'c1', title: 'Plan' }], current: mended ? null : 'c2', level: 3 })
  },
})
