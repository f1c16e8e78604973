import { deepEqual, equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local, reload } from '../../read'

export default defineCase({
  shows: [],
  flow: async ({ page }) => {
    await act(page, 'add')
    await reload(page)
    await act(page, 'add')
  },
  truth: async ({ page }) => {
    const entry = (await local(page, 'trip')) as { state: object }
    deepEqual(await held(page), entry.state)
    equal(Object.keys(entry.state).join(), 'by,stops,title')
  },
})
