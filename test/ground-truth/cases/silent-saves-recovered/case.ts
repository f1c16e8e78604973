import { deepEqual } from 'node:assert/strict'
import { ask } from '../../ask'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'
import { answer, bodyOf } from '../../site'

const plants = { id: 't1', title: 'Water the plants' }
const letter = { id: 't2', title: 'Post the letter' }

/** A save that succeeds when it is tried again, and one that fails for good, which the state says of itself. */
export default defineCase({
  shows: [],
  server: () => {
    const todos: unknown[] = [plants, letter]
    let refused = 0
    return {
      '/api/todos': (_, response) => answer(response, todos),
      '/api/todos/t1': async (request, response) => {
        const todo = await bodyOf(request)
        if (refused++ < 2) return answer(response, { error: 'busy' }, 503)
        todos[0] = todo
        answer(response, todo)
      },
      '/api/todos/t2': (_, response) => answer(response, { error: 'locked' }, 423),
    }
  },
  flow: async ({ page }) => {
    await act(page, 'loaded')
    await act(page, 'rename', 't1', 'Water the roses')
    await act(page, 'rename', 't2', 'Post the parcel')
  },
  truth: async ({ page, origin }) => {
    const roses = { ...plants, title: 'Water the roses' }
    const parcel = { id: 't2', title: 'Post the parcel', error: 'could not be saved' }
    deepEqual(await held(page), [roses, parcel])
    deepEqual(await ask(origin, '/api/todos'), [roses, letter])
  },
})
