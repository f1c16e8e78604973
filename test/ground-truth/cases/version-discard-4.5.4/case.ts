import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

const CHOSEN = { theme: 'dark', fontSize: 18 }
const DEFAULTS = { theme: 'light', fontSize: 14 }

export default defineCase({
  shows: [{ rule: 'version-discard', subject: 'settings', paths: ['theme', 'fontSize'] }],
  page: 'version-discard',
  packages: { zustand: 'zustand-4.5.4' },
  flow: async ({ page, origin }) => {
    await act(page, 'choose')
    await page.goto(`${origin}/?next`)
  },
  truth: async ({ page, mended }) => {
    deepEqual(await held(page), mended ? CHOSEN : DEFAULTS)
    // The old value is overwritten at once.
    deepEqual(await local(page, 'settings'), { state: mended ? CHOSEN : DEFAULTS, version: 2 })
  },
})
