import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

const NEWER = { name: 'Ada Lovelace', plan: 'team' }

export default defineCase({
  shows: [{ rule: 'stale-rehydration', subject: 'profile', paths: ['name', 'plan'] }],
  packages: { zustand: 'zustand-5.0.9' },
  flow: async ({ page }) => {
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'save')
    await act(page, 'sync')
  },
  truth: async ({ page, mended }) => {
    deepEqual(await held(page), mended ? NEWER : { name: 'Ada', plan: 'solo' })
    deepEqual(await local(page, 'profile'), { state: NEWER, version: 0 })
  },
})
