import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held, local } from '../../read'

const granted = { currency: 'EUR', discount: 20 }

export default defineCase({
  shows: [{ rule: 'stale-tab', subject: 'prices', paths: ['discount'] }],
  flow: async ({ page, newTab }) => {
    const second = await newTab()
    await second.getByRole('button', { name: 'Grant a discount' }).click()
    await page.bringToFront()
    await page.getByRole('textbox', { name: 'Search' }).pressSequentially('lamp')
  },
  truth: async ({ page, mended }) => {
    deepEqual(await local(page, 'prices'), { state: granted, version: 0 })
    deepEqual(await held(page), mended ? granted : { currency: 'EUR', discount: 0 })
  },
})
