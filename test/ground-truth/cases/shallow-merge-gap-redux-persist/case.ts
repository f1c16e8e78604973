import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'

export default defineCase({
  shows: [{ rule: 'shallow-merge-gap', subject: 'persist:editor', paths: ['editor.wrap'] }],
  flow: async ({ page, origin }) => {
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'widen')
    await page.goto(`${origin}/?next`)
    await page.waitForFunction(() => window.app['isReady']?.())
  },
  truth: async ({ page, mended }) => deepEqual(await held(page), mended ? { tab: 4, wrap: true } : { tab: 4 }),
})
