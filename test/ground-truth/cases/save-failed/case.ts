import { deepEqual } from 'node:assert/strict'
import { ask } from '../../ask'
import { defineCase } from '../../define-case'
import { held, local } from '../../read'
import { answer } from '../../site'

const scenes = [
  { id: 'a', title: 'Dawn' },
  { id: 'b', title: 'Noon' },
]

export default defineCase({
  shows: [{ rule: 'save-failed', subject: 'scenes', paths: ['scenes.c'] }],
  server: () => ({
    '/api/scenes': ({ method }, response) =>
      method === 'GET' ? answer(response, scenes) : answer(response, { error: 'database is locked' }, 500),
  }),
  flow: async ({ page }) => {
    await page.getByText('Noon').waitFor()
    const refused = page.waitForResponse((response) => response.status() === 500)
    await page.getByRole('button', { name: 'Add a scene' }).click()
    await refused
  },
  truth: async ({ page, origin, mended }) => {
    const state = { scenes: mended ? scenes : [...scenes, { id: 'c', title: 'Storm' }] }
    deepEqual(await held(page), state)
    deepEqual(await local(page, 'scenes'), { state, version: 0 })
    deepEqual(await ask(origin, '/api/scenes'), scenes)
  },
})
