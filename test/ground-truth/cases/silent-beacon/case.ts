import { deepEqual } from 'node:assert/strict'
import { until } from '../../../../src/cli/until'
import { ask } from '../../ask'
import { defineCase } from '../../define-case'
import { held } from '../../read'
import { answer, bodyOf } from '../../site'

/** What a debounced save still owes goes out as a beacon. */
export default defineCase({
  shows: [],
  server: () => {
    const article = { id: 'a1', body: 'Twice a day' }
    return {
      '/api/articles/a1': async (request, response) => {
        if (request.method !== 'GET') Object.assign(article, await bodyOf(request))
        answer(response, article)
      },
    }
  },
  flow: async ({ page, origin }) => {
    const body = page.getByRole('textbox', { name: 'Body' })
    await until(async () => (await body.inputValue()) !== '', 5_000)
    const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
    await body.fill('Twice a day, or so')
    await saved
    await body.fill('Twice a day, almost')
    await page.goto('about:blank')
    await until(async () => JSON.stringify(await ask(origin, '/api/articles/a1')).includes('almost'), 5_000)
    await page.goto(origin)
    await until(async () => (await body.inputValue()) !== '', 5_000)
  },
  truth: async ({ page, origin }) => {
    const article = { id: 'a1', body: 'Twice a day, almost' }
    deepEqual(await held(page), article)
    deepEqual(await ask(origin, '/api/articles/a1'), article)
  },
})
