import { deepEqual, equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

export default defineCase({
  shows: [{ rule: 'lossy-serialization', subject: 'wallet', paths: ['balance'] }],
  flow: async ({ page }) => {
    await act(page, 'rename')
    await act(page, 'pay')
  },
  truth: async ({ page, mended }) => {
    equal(await held(page), '12')
    deepEqual(await local(page, 'wallet'), { state: { name: 'Savings', balance: mended ? '12' : '0' }, version: 0 })
  },
})
