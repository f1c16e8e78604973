import { deepEqual, equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

export default defineCase({
  shows: [{ rule: 'hydration-failed', subject: 'board' }],
  flow: async ({ page, origin }) => {
    await act(page, 'own')
    await page.goto(`${origin}/?next`)
  },
  truth: async ({ page, mended }) => {
    const { owner } = (await held(page)) as { owner: string }
    equal(owner, mended ? 'Ida' : '')
    equal(await page.evaluate(() => window.app['isReady']?.()), mended)
    const { state } = (await local(page, 'board')) as { state: { owner: string } }
    deepEqual(state.owner, 'Ida')
  },
})
