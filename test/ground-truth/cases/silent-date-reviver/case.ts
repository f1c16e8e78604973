import { deepEqual, match } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local, reload } from '../../read'

export default defineCase({
  shows: [],
  flow: async ({ page }) => {
    await act(page, 'write', 'It rained.')
    await reload(page)
    await act(page, 'write', 'It snowed.')
    await reload(page)
  },
  truth: async ({ page }) => {
    deepEqual(await held(page), { isDate: true, pages: 2 })
    const { state } = (await local(page, 'diary')) as { state: { begun: string } }
    match(state.begun, /^2023-/)
  },
})
