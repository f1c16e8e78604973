import { deepEqual, equal, ok } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'

export default defineCase({
  shows: [{ rule: 'hydration-stuck', subject: 'settings', paths: ['theme'] }],
  flow: async ({ page, newTab }) => {
    await page.waitForFunction(() => window.app['isHydrated']?.())
    await act(page, 'choose', 'dark')
    const second = await newTab('/?next')
    // Nothing but time tells waiting from waiting for ever.
    await second.waitForFunction(() => performance.now() > 11_000)
  },
  truth: async ({ page, context, origin, mended }) => {
    deepEqual(await held(page), { theme: 'dark' })
    const second = context.pages().find((each) => each.url() === `${origin}/?next`)
    ok(second)
    equal(await second.evaluate(() => window.app['isHydrated']?.()), mended)
    deepEqual(await held(second), { theme: mended ? 'dark' : 'light' })
  },
})
