import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'

export default defineCase({
  shows: [{ rule: 'migration-loss', subject: 'persist:app', paths: ['settings.theme', 'settings.density'] }],
  flow: async ({ page, origin }) => {
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'choose')
    await page.goto(`${origin}/?next`)
    await page.waitForFunction(() => window.app['isReady']?.())
  },
  truth: async ({ page, mended }) => {
    const chosen = { theme: 'dark', density: 'compact' }
    deepEqual(await held(page), mended ? chosen : { theme: 'light', density: 'wide' })
  },
})
