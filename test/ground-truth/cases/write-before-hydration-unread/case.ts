import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local, reload } from '../../read'

const PLANNED = { stops: ['Bergen', 'Voss'], title: 'Norway' }
const EMPTY = { stops: [], title: 'My trip' }

export default defineCase({
  shows: [{ rule: 'write-before-hydration', subject: 'trip', paths: ['stops', 'title'] }],
  flow: async ({ page }) => {
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'plan')
    await reload(page)
    await page.waitForFunction(() => window.app['isReady']?.())
  },
  truth: async ({ page, mended }) => {
    const { state } = (await local(page, 'trip')) as { state: unknown }
    // Nothing is left of it, and nothing differs.
    deepEqual([planned(await held(page)), planned(state)], mended ? [PLANNED, PLANNED] : [EMPTY, EMPTY])
  },
})

function planned(state: unknown): object {
  const { stops, title } = state as typeof PLANNED
  return { stops, title }
}
