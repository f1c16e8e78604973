import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'
import { answer } from '../../site'

const tides = { id: 'a1', title: 'On tides and moons' }

/** Analytics and a search that fail, and a form that the server finds fault with. */
export default defineCase({
  shows: [],
  server: () => ({
    '/api/articles': (_, response) => answer(response, [tides]),
    '/api/articles/search': (_, response) => answer(response, { error: 'overloaded' }, 500),
    '/api/analytics/events': ({ socket }) => void socket.destroy(),
    '/api/subscribers': (_, response) => answer(response, { errors: { email: 'is invalid' } }, 422),
  }),
  flow: async ({ page }) => {
    await act(page, 'load')
    await act(page, 'read', tides)
    await act(page, 'subscribe', 'ada-at-example')
  },
  truth: async ({ page }) => {
    const form = { email: 'ada-at-example', problem: 'This is no address.' }
    deepEqual(await held(page), { articles: [tides], open: 'a1', form })
  },
})
