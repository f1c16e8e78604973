import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

export default defineCase({
  shows: [{ rule: 'migration-not-applied', subject: 'profile', paths: ['name', 'size'] }],
  packages: { zustand: 'zustand-4.5.5' },
  flow: async ({ page, origin }) => {
    await act(page, 'choose')
    await page.goto(`${origin}/?next`)
  },
  truth: async ({ page, mended }) => {
    const state = mended ? { name: 'Ida', size: 118 } : { name: '', size: 112 }
    deepEqual(await held(page), state)
    deepEqual(await local(page, 'profile'), { state, version: 2 })
  },
})
