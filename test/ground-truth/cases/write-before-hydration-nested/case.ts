import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

export default defineCase({
  shows: [{ rule: 'write-before-hydration', subject: 'redux', paths: ['recent.ids'] }],
  flow: async ({ page, origin }) => {
    for (const url of ['/?lamps', '/?oil']) {
      await page.goto(`${origin}${url}`)
      await page.waitForFunction(() => window.app['isReady']?.())
      await act(page, 'flush')
    }
  },
  truth: async ({ page, mended }) => {
    const ids = (await held(page)) as string[]
    deepEqual(ids.includes('?oil'), mended)
    const { ids: text } = (await local(page, 'persist:recent')) as { ids: string }
    deepEqual(JSON.parse(text), ids)
  },
})
