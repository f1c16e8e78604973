import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'

export default defineCase({
  shows: [{ rule: 'shallow-merge-gap', subject: 'prefs', paths: ['settings.b'] }],
  flow: async ({ page, origin }) => {
    await act(page, 'choose')
    await page.goto(`${origin}/?next`)
  },
  truth: async ({ page, mended }) => deepEqual(await held(page), mended ? { a: 5, b: 2 } : { a: 5 }),
})
