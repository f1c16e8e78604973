import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local, reload } from '../../read'

export default defineCase({
  shows: [],
  flow: async ({ page }) => {
    await page.getByText('0 left').waitFor()
    await act(page, 'add', 'Bread')
    await reload(page)
    await page.getByText('Bread').waitFor()
    await act(page, 'add', 'Milk')
    await page.getByText('2 left').waitFor()
  },
  truth: async ({ page }) => {
    const [items, theme] = await Promise.all([local(page, 'items'), local(page, 'theme')])
    deepEqual(await held(page), { items, theme })
    deepEqual(items, [
      { title: 'Bread', done: false },
      { title: 'Milk', done: false },
    ])
  },
})
