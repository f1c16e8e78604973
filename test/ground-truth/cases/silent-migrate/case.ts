import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

export default defineCase({
  shows: [],
  flow: async ({ page, origin }) => {
    await act(page, 'fill')
    await page.goto(`${origin}/?next`)
    await act(page, 'enlarge')
  },
  truth: async ({ page }) => {
    const split = { first: 'Ada', last: 'Lovelace', fontSize: 20 }
    deepEqual(await held(page), split)
    deepEqual(await local(page, 'profile'), { state: split, version: 2 })
  },
})
