import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

const board = { title: 'Roadmap', columns: 3 }

/** Two tabs that tell one another of each change. */
export default defineCase({
  shows: [],
  flow: async ({ page, newTab }) => {
    const second = await newTab()
    await act(page, 'change', { title: 'Roadmap' })
    await second.waitForFunction(() => JSON.stringify(window.app['state']?.()).includes('Roadmap'))
    await act(second, 'change', { columns: 3 })
    await page.waitForFunction(() => JSON.stringify(window.app['state']?.()).includes('3'))
  },
  truth: async ({ page }) => {
    deepEqual(await held(page), board)
    deepEqual(await local(page, 'board'), board)
  },
})
