import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, kept, reload } from '../../read'

export default defineCase({
  shows: [],
  development: true,
  flow: async ({ page }) => {
    await page.getByRole('list').waitFor({ state: 'attached' })
    await act(page, 'add', 'Pine')
    await reload(page)
    await page.getByText('Pine').waitFor()
    await act(page, 'add', 'Lighthouse')
  },
  truth: async ({ page }) => {
    const state = { items: ['Pine', 'Lighthouse'], note: '' }
    deepEqual(await held(page), state)
    deepEqual(await kept(page, 'cart'), { state, version: 0 })
  },
})
