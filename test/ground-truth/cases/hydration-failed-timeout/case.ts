import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

export default defineCase({
  shows: [{ rule: 'hydration-failed', subject: 'persist:notes', paths: ['notes'] }],
  flow: async ({ page, origin }) => {
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'save', 'Bread')
    await page.goto(`${origin}/?slow`)
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'flush')
  },
  truth: async ({ page, mended }) => {
    const notes = mended ? ['Bread'] : []
    deepEqual(await held(page), notes)
    const { notes: text } = (await local(page, 'persist:notes')) as { notes: string }
    deepEqual(JSON.parse(text), notes)
  },
})
