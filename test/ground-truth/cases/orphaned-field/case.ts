import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'

export default defineCase({
  shows: [{ rule: 'orphaned-field', subject: 'profile', paths: ['oldName'] }],
  flow: async ({ page, origin }) => {
    await act(page, 'choose')
    await page.goto(`${origin}/?next`)
  },
  truth: async ({ page, mended }) =>
    deepEqual(await held(page), mended ? { newName: 'Ida', age: 31 } : { newName: '', oldName: 'Ida', age: 31 }),
})
