import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local, reload, storedIn } from '../../read'

export default defineCase({
  shows: [],
  flow: async ({ page }) => {
    await act(page, 'add', 'Bread')
    await reload(page)
    await page.getByText('Bread').waitFor()
    await act(page, 'add', 'Milk')
  },
  truth: async ({ page }) => {
    deepEqual(await held(page), { list: ['Bread', 'Milk'], clicks: 2 })
    deepEqual(await local(page, 'todos'), { list: ['Bread', 'Milk'], filter: 'all' })
    deepEqual(await storedIn('sessionStorage', page, 'session'), { clicks: 2 })
  },
})
