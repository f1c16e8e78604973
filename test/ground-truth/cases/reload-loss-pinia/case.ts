import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held, local, reload } from '../../read'

export default defineCase({
  shows: [{ rule: 'reload-loss', subject: 'note', paths: ['title'] }],
  flow: async ({ page }) => {
    await page.getByRole('textbox', { name: 'Title' }).fill('Storm at sea')
    await reload(page)
    await page.getByRole('textbox', { name: 'Title' }).waitFor()
  },
  truth: async ({ page, mended }) => {
    const note = { title: mended ? 'Storm at sea' : '', text: '' }
    deepEqual(await held(page), note)
    deepEqual(await local(page, 'note'), note)
  },
})
