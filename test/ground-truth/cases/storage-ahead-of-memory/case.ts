import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

const items = (quantity: number) => [{ id: 'lamp', quantity }]

export default defineCase({
  shows: [{ rule: 'storage-ahead-of-memory', subject: 'cart', paths: ['items.lamp.quantity'] }],
  flow: async ({ page }) => {
    await act(page, 'add', 'lamp')
    await act(page, 'setQuantity', 'lamp', 3)
  },
  truth: async ({ page, mended }) => {
    deepEqual(await local(page, 'cart'), { state: { items: items(3), note: '' }, version: 0 })
    deepEqual(await held(page), { items: items(mended ? 3 : 1), note: '' })
  },
})
