import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held } from '../../read'

export default defineCase({
  shows: [{ rule: 'dangling-reference', subject: 'desk', paths: ['openNote', 'pinned[0]'] }],
  flow: async ({ page }) => {
    for (const name of ['Open Walk', 'Pin Walk', 'Pin Buy', 'Remove Walk'])
      await page.getByRole('button', { name }).click()
  },
  truth: async ({ page, mended }) => {
    const notes = [{ id: 'n-81', text: 'Buy milk' }]
    const desk = mended ? { openNote: null, pinned: ['n-81'] } : { openNote: 'n-82', pinned: ['n-82', 'n-81'] }
    deepEqual(await held(page), { notes, ...desk })
  },
})
