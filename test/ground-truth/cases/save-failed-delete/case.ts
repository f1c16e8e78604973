import { deepEqual } from 'node:assert/strict'
import { ask } from '../../ask'
import { defineCase } from '../../define-case'
import { held } from '../../read'
import { answer } from '../../site'

const plants = { id: 1, title: 'Water the plants' }
const letter = { id: 2, title: 'Post the letter' }

export default defineCase({
  shows: [{ rule: 'save-failed', subject: 'todos', paths: ['list["2"]'] }],
  server: () => ({
    '/api/todos': (_, response) => answer(response, [plants, letter]),
    '/api/todos/2': (_, response) => answer(response, { error: 'not yours' }, 403),
  }),
  flow: async ({ page }) => {
    const refused = page.waitForResponse((response) => response.status() === 403)
    await page.getByRole('button', { name: 'Remove Post the letter' }).click()
    await refused
  },
  truth: async ({ page, origin, mended }) => {
    deepEqual(await held(page), mended ? [plants, letter] : [plants])
    deepEqual(await ask(origin, '/api/todos'), [plants, letter])
  },
})
