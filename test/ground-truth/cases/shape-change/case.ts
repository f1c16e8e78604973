import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'

export default defineCase({
  shows: [{ rule: 'shape-change', subject: 'profile', paths: ['tags'] }],
  flow: async ({ page, origin }) => {
    await act(page, 'choose')
    await page.goto(`${origin}/?next`)
  },
  // What code for the new shape makes of it.
  truth: async ({ page, mended }) => deepEqual(await held(page), mended ? ['red', 'blue'] : ['0', '1']),
})
