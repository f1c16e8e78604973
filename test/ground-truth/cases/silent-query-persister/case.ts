import { deepEqual } from 'node:assert/strict'
import { ask } from '../../ask'
import { defineCase } from '../../define-case'
import { act, held, reload } from '../../read'
import { answer, bodyOf } from '../../site'

interface Todo {
  id: number
  title: string
}

export default defineCase({
  shows: [],
  server: () => {
    const todos: Todo[] = [{ id: 1, title: 'Water the plants' }]
    return {
      '/api/todos': (request, response) => {
        if (request.method !== 'POST') return answer(response, todos)
        void bodyOf(request).then((body) => {
          todos.push({ id: todos.length + 1, ...(body as { title: string }) })
          answer(response, todos.at(-1), 201)
        })
      },
    }
  },
  flow: async ({ page }) => {
    await page.getByText('Water the plants').waitFor()
    await act(page, 'add', 'Bread')
    await page.getByText('Bread').waitFor()
    // The persister waits a moment before it writes.
    await page.waitForFunction(() => localStorage.getItem('REACT_QUERY_OFFLINE_CACHE')?.includes('Bread'))
    await reload(page)
    await page.getByText('Bread').waitFor()
    await act(page, 'add', 'Milk')
    await page.getByText('Milk').waitFor()
  },
  truth: async ({ page, origin }) => {
    deepEqual(await held(page), await ask(origin, '/api/todos'))
  },
})
