import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'

export default defineCase({
  shows: [{ rule: 'reload-loss', subject: 'redux', paths: ['filters.sort', 'filters.tags'] }],
  flow: async ({ page, origin }) => {
    await act(page, 'change', { sort: 'date', tags: ['new', 'cheap'] })
    await page.goto(`${origin}/?second`)
    await page.waitForFunction(() => typeof window.app === 'object')
  },
  truth: async ({ page, mended }) => {
    deepEqual(await held(page), mended ? { sort: 'date', tags: ['new', 'cheap'] } : { sort: 'name', tags: [] })
  },
})
