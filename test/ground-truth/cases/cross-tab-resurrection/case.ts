import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held, local } from '../../read'

const lamp = { id: 'lamp', name: 'Lamp', quantity: 1 }
const vase = { id: 'vase', name: 'Vase', quantity: 2 }

export default defineCase({
  shows: [{ rule: 'cross-tab-resurrection', subject: 'redux', paths: ['cart.items.vase'] }],
  flow: async ({ page, newTab }) => {
    await page.getByRole('button', { name: 'One more Vase' }).click()
    const second = await newTab()
    await page.getByRole('button', { name: 'Remove Vase' }).click()
    await second.getByRole('button', { name: 'One more Lamp' }).click()
    await second.getByText('2 × Lamp').waitFor()
  },
  truth: async ({ page, mended }) => {
    const two = { ...lamp, quantity: 2 }
    deepEqual(await local(page, 'shop-cart'), mended ? [two] : [two, vase])
    deepEqual(await held(page), { items: [mended ? two : lamp], note: '' })
  },
})
