import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

const CHOSEN = { theme: 'dark', fontSize: 18 }
const DEFAULTS = { theme: 'light', fontSize: 14 }

export default defineCase({
  shows: [{ rule: 'version-discard', subject: 'settings', paths: ['theme', 'fontSize'] }],
  page: 'version-discard',
  packages: { zustand: 'zustand-4.5.5' },
  flow: async ({ page, origin }) => {
    await act(page, 'choose')
    await page.goto(`${origin}/?next`)
  },
  truth: async ({ page, mended }) => {
    deepEqual(await held(page), mended ? CHOSEN : DEFAULTS)
    deepEqual(await local(page, 'settings'), { state: CHOSEN, version: mended ? 2 : 1 })
  },
})
