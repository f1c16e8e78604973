import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local, reload } from '../../read'

const after = (done: boolean): object => ({
  todos: [
    { title: 'Bread', done },
    { title: 'Milk', done: false },
  ],
  filter: 'all',
})

export default defineCase({
  shows: [{ rule: 'storage-behind-memory', subject: 'todos', paths: ['todos[0].done'] }],
  flow: async ({ page }) => {
    await act(page, 'add', 'Bread')
    await act(page, 'add', 'Milk')
    await reload(page)
    await act(page, 'finish', 'Bread')
  },
  truth: async ({ page, mended }) => {
    deepEqual(await held(page), after(true))
    deepEqual(await local(page, 'todos'), after(mended))
  },
})
