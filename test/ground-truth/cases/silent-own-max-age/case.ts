import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'
import { answer } from '../../site'

export default defineCase({
  shows: [],
  server: () => {
    let asked = 0
    return {
      '/api/rates': (_, response) => answer(response, { base: 'EUR', rates: { NOK: 11 + asked++, SEK: 12 } }),
    }
  },
  flow: async ({ page, origin }) => {
    await act(page, 'load')
    await page.goto(`${origin}/?later`)
    await act(page, 'load')
  },
  truth: async ({ page }) => {
    deepEqual(await held(page), { base: 'EUR', rates: { NOK: 12, SEK: 12 } })
  },
})
