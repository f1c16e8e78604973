import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'

export default defineCase({
  shows: [{ rule: 'clear-undone-by-hydration', subject: 'draft', paths: ['title', 'body'] }],
  packages: { zustand: 'zustand-5.0.9' },
  flow: async ({ page, origin }) => {
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'write')
    await page.goto(`${origin}/?discard`)
    await page.waitForFunction(() => window.app['isReady']?.())
  },
  truth: async ({ page, mended }) => {
    const written = { title: 'Storm', body: 'It was a dark night.' }
    deepEqual(await held(page), mended ? { title: '', body: '' } : written)
  },
})
