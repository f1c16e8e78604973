import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local, reload } from '../../read'

export default defineCase({
  shows: [{ rule: 'reload-loss', subject: 'persist:notes', paths: ['notes'] }],
  flow: async ({ page }) => {
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'add', 'Bread')
    await act(page, 'flush')
    await act(page, 'add', 'Milk')
    await reload(page)
    await page.waitForFunction(() => window.app['isReady']?.())
  },
  truth: async ({ page, mended }) => {
    const notes = mended ? ['Bread', 'Milk'] : ['Bread']
    deepEqual(await held(page), notes)
    const { notes: text } = (await local(page, 'persist:notes')) as { notes: string }
    deepEqual(JSON.parse(text), notes)
  },
})
