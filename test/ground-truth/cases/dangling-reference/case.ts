import { deepEqual } from 'node:assert/strict'
import { ask } from '../../ask'
import { defineCase } from '../../define-case'
import { held, local } from '../../read'
import { answer } from '../../site'

const dawn = { id: 'a', title: 'Dawn' }
const noon = { id: 'b', title: 'Noon' }

export default defineCase({
  shows: [{ rule: 'dangling-reference', subject: 'ui', paths: ['selectedId'] }],
  server: () => {
    let scenes = [dawn, noon]
    return {
      '/api/scenes': (_, response) => answer(response, scenes),
      '/api/scenes/*': ({ url = '' }, response) => {
        scenes = scenes.filter(({ id }) => !url.endsWith(`/${id}`))
        answer(response, { ok: true })
      },
    }
  },
  flow: async ({ page }) => {
    await page.getByRole('button', { name: 'Noon', exact: true }).click()
    await page.getByRole('heading', { name: 'Noon' }).waitFor()
    await page.getByRole('button', { name: 'Remove Noon' }).click()
    await page.getByRole('heading', { name: 'Nothing here' }).waitFor()
  },
  truth: async ({ page, origin, mended }) => {
    const selectedId = mended ? null : 'b'
    deepEqual(await held(page), { scenes: [dawn], selectedId })
    deepEqual(await local(page, 'ui'), { state: { selectedId }, version: 0 })
    deepEqual(await ask(origin, '/api/scenes'), [dawn])
  },
})
