import { deepEqual, equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

export default defineCase({
  shows: [{ rule: 'migration-not-applied', subject: 'persist:notes', paths: ['notes'] }],
  flow: async ({ page, origin }) => {
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'add', 'Buy bread')
    await page.goto(`${origin}/?next`)
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'add', 'Call Ida')
  },
  truth: async ({ page, mended }) => {
    const notes = mended ? ['Buy bread', 'Call Ida'] : ['Call Ida']
    deepEqual(await held(page), notes)
    const stored = (await local(page, 'persist:notes')) as { notes: string; _persist: string }
    deepEqual(JSON.parse(stored.notes), notes)
    equal((JSON.parse(stored._persist) as { version: number }).version, 2)
  },
})
