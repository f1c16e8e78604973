import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local, reload } from '../../read'

const lines = [
  { id: 'lamp', price: 30 },
  { id: 'bulb', price: 5 },
]

export default defineCase({
  shows: [{ rule: 'partialize-gap', subject: 'cart', paths: ['total'] }],
  flow: async ({ page }) => {
    await act(page, 'add', 'lamp', 30)
    await act(page, 'add', 'bulb', 5)
    await reload(page)
  },
  truth: async ({ page, mended }) => {
    deepEqual(await local(page, 'cart'), { state: { lines }, version: 0 })
    deepEqual(await held(page), { lines, total: mended ? 35 : 0 })
  },
})
