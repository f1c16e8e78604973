import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, reload } from '../../read'

export default defineCase({
  shows: [{ rule: 'lossy-serialization', subject: 'shop', paths: ['seen', 'due', 'ratio'] }],
  flow: async ({ page }) => {
    await act(page, 'use')
    await reload(page)
  },
  truth: async ({ page, mended }) =>
    deepEqual(await held(page), mended ? [[['lamp', 2]], '2026-03-14T12:00:00.000Z', 0.5] : [false, false, null]),
})
