import { equal } from 'node:assert/strict'
import type { Page } from 'playwright'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'

/** Milliseconds in which people look at an older number before anybody opens DevTools. */
const LOOKED_AT = 4_000

export default defineCase({
  shows: [{ rule: 'observer-effect', subject: 'mail', paths: ['unread'] }],
  flow: async ({ page, mended }) => {
    await act(page, 'receive')
    await page.waitForFunction((until) => performance.now() > until, (await now(page)) + LOOKED_AT)
    equal(await shown(page), mended ? '4' : '3')
    // As opening DevTools does.
    await page.setViewportSize({ width: 700, height: 500 })
  },
  truth: async ({ page }) => {
    equal(await held(page), 4)
    equal(await shown(page), '4')
  },
})

const now = (page: Page): Promise<number> => page.evaluate(() => performance.now())
const shown = (page: Page): Promise<string | null> => page.getByRole('status').textContent()
