import { deepEqual } from 'node:assert/strict'
import { ask } from '../../ask'
import { defineCase } from '../../define-case'
import { held } from '../../read'
import { answer, bodyOf } from '../../site'

const dawn = { id: 'dawn', title: 'Dawn' }
const night = { id: 'night', title: 'Night' }
const copy = { id: 'dawn-copy', title: 'Copy of Dawn' }

export default defineCase({
  shows: [{ rule: 'unsaved-on-server', subject: 'scenes', paths: ['scenes["dawn-copy"]'] }],
  server: () => {
    const scenes: unknown[] = [dawn]
    return {
      '/api/scenes': (request, response) => {
        if (request.method === 'GET') return answer(response, scenes)
        void bodyOf(request).then((scene) => {
          scenes.push(scene)
          answer(response, scene, 201)
        })
      },
    }
  },
  flow: async ({ page }) => {
    const saved = page.waitForResponse((response) => response.status() === 201)
    await page.getByRole('button', { name: 'Add a scene' }).click()
    await saved
    await page.getByRole('button', { name: 'Duplicate Dawn' }).click()
    await page.getByText('Copy of Dawn', { exact: false }).first().waitFor()
  },
  truth: async ({ page, origin, mended }) => {
    deepEqual(await held(page), { scenes: [dawn, night, copy] })
    deepEqual(await ask(origin, '/api/scenes'), mended ? [dawn, night, copy] : [dawn, night])
  },
})
