import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

const CHOSEN = { theme: 'dark', fontSize: 18 }

export default defineCase({
  shows: [{ rule: 'version-discard', subject: 'settings', paths: ['theme', 'fontSize'] }],
  page: 'version-discard',
  // The new version is taken back the day after.
  flow: async ({ page, origin }) => {
    await page.goto(`${origin}/?next`)
    await act(page, 'choose')
    await page.goto(origin)
  },
  truth: async ({ page, mended }) => {
    deepEqual(await held(page), mended ? CHOSEN : { theme: 'light', fontSize: 14 })
    deepEqual(await local(page, 'settings'), { state: CHOSEN, version: mended ? 1 : 2 })
  },
})
