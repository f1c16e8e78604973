import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held, local } from '../../read'

export default defineCase({
  shows: [{ rule: 'cross-tab-overwrite', subject: 'settings', paths: ['theme'] }],
  flow: async ({ page, newTab }) => {
    const second = await newTab()
    await page.getByRole('button', { name: 'Dark' }).click()
    await second.getByRole('button', { name: 'Deutsch' }).click()
    await second.getByText(', de').waitFor()
  },
  truth: async ({ page, mended }) => {
    deepEqual(await local(page, 'settings'), { theme: mended ? 'dark' : 'light', language: 'de' })
    deepEqual(await held(page), { theme: 'dark', language: mended ? 'de' : 'en' })
  },
})
