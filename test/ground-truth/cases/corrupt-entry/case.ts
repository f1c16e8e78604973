import { deepEqual, equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, reload } from '../../read'

export default defineCase({
  shows: [{ rule: 'corrupt-entry', subject: 'todos' }],
  flow: async ({ page }) => {
    await act(page, 'add')
    await act(page, 'restore')
    await reload(page)
  },
  truth: async ({ page, mended }) => {
    deepEqual(await held(page), { todos: mended ? ['Bread', 'Milk'] : ['Bread'], filter: 'all' })
    equal(await page.evaluate(() => window.app['isReady']?.()), mended)
    const text = (await page.evaluate(() => localStorage.getItem('todos'))) ?? ''
    equal(text.includes('Milk'), true)
    equal(text.endsWith('}'), mended)
  },
})
