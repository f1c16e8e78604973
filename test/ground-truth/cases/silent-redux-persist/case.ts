import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local, reload } from '../../read'

export default defineCase({
  shows: [],
  flow: async ({ page }) => {
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'add', 'Bread')
    await act(page, 'flush')
    await reload(page)
    await page.getByText('Bread').waitFor()
    await act(page, 'add', 'Milk')
  },
  truth: async ({ page }) => {
    const todos = { list: ['Bread', 'Milk'], filter: 'all' }
    deepEqual(await held(page), todos)
    const entry = (await local(page, 'persist:app')) as { todos: string }
    deepEqual(JSON.parse(entry.todos), todos)
  },
})
