import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held } from '../../read'
import { answer, bodyOf } from '../../site'

const plants = { id: 't1', title: 'Water the plants', done: false }
const letter = { id: 't2', title: 'Post the letter', done: false }

export default defineCase({
  shows: [{ rule: 'save-failed', subject: 'redux', paths: ['tasks.list.t2.done'] }],
  server: () => ({
    '/graphql': async (request, response) => {
      const asked = JSON.stringify(await bodyOf(request))
      if (asked.includes('query Tasks')) answer(response, { data: { tasks: [plants, letter] } })
      else answer(response, { data: null, errors: [{ message: 'Not authorised', path: ['updateTask'] }] })
    },
  }),
  flow: async ({ page }) => {
    await page.getByRole('button', { name: 'Post the letter' }).waitFor()
    const refused = page.waitForResponse((response) => response.url().endsWith('/graphql'))
    await page.getByRole('button', { name: 'Post the letter' }).click()
    await refused
  },
  truth: async ({ page, mended }) => {
    deepEqual(await held(page), { list: [plants, mended ? letter : { ...letter, done: true }] })
    const served = await page.evaluate(
      async (body) => (await fetch('/graphql', { method: 'POST', body })).json(),
      QUERY,
    )
    deepEqual(served, { data: { tasks: [plants, letter] } })
  },
})

const QUERY = JSON.stringify({ query: 'query Tasks { tasks { id title done } }' })
