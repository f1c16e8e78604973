import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local, reload } from '../../read'

export default defineCase({
  shows: [],
  flow: async ({ page }) => {
    await act(page, 'add')
    await reload(page)
    await act(page, 'add')
  },
  truth: async ({ page }) => {
    const notes = ['Buy bread', 'Call Ida', 'Call Ida']
    deepEqual(await held(page), { notes, open: 1, isMenuOpen: true })
    deepEqual(await local(page, 'notes'), { state: { notes }, version: 0 })
  },
})
