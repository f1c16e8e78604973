import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, kept, reload } from '../../read'

const FILLED = { name: 'Ida', city: 'Bergen', isReady: true }

export default defineCase({
  shows: [{ rule: 'write-before-hydration', subject: 'profile', paths: ['name', 'city'] }],
  packages: { zustand: 'zustand-4.5.4' },
  flow: async ({ page }) => {
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'fill')
    await reload(page)
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'saved')
  },
  truth: async ({ page, mended }) => {
    const { state } = (await kept(page, 'profile')) as { state: unknown }
    deepEqual(state, mended ? FILLED : { name: '', city: '', isReady: true })
  },
})
