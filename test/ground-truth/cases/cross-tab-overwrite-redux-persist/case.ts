import { deepEqual, match } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'

const lamp = { id: 'lamp', quantity: 1 }

export default defineCase({
  shows: [{ rule: 'cross-tab-overwrite', subject: 'persist:shop', paths: ['cart.items.lamp'] }],
  flow: async ({ page, newTab, mended }) => {
    const second = await newTab()
    for (const tab of [page, second]) await tab.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'add', lamp)
    await act(page, 'saved')
    if (mended) await second.waitForFunction(() => JSON.stringify(window.app['state']?.()).includes('lamp'))
    await act(second, 'choose', 'dark')
    await act(second, 'saved')
  },
  truth: async ({ page, mended }) => {
    const text = await page.evaluate(() => localStorage.getItem('persist:shop') ?? '')
    match(text, mended ? /lamp.*dark/ : /"items\\":\[\].*dark/)
    deepEqual(await held(page), { items: [lamp], theme: mended ? 'dark' : 'light' })
  },
})
