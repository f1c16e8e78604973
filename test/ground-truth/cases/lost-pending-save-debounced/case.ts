import { deepEqual } from 'node:assert/strict'
import { ask } from '../../ask'
import { defineCase } from '../../define-case'
import { held } from '../../read'
import { answer, bodyOf } from '../../site'

export default defineCase({
  shows: [{ rule: 'lost-pending-save', subject: 'redux', paths: ['article.body'] }],
  server: () => {
    const article = { id: 'a1', title: 'On tides', body: 'Twice a day' }
    return {
      '/api/articles/a1': async (request, response) => {
        if (request.method === 'PATCH') Object.assign(article, await bodyOf(request))
        answer(response, article)
      },
    }
  },
  flow: async ({ page }) => {
    await page.getByRole('heading', { name: 'On tides' }).waitFor()
    const body = page.getByRole('textbox', { name: 'Body' })
    const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
    await body.press('End')
    await body.pressSequentially(', or so')
    await saved
    await body.pressSequentially('. Almost.')
    await page.reload()
    await page.getByRole('heading', { name: 'On tides' }).waitFor()
  },
  truth: async ({ page, origin, mended }) => {
    const article = { id: 'a1', title: 'On tides', body: `Twice a day, or so${mended ? '. Almost.' : ''}` }
    deepEqual(await held(page), article)
    deepEqual(await ask(origin, '/api/articles/a1'), article)
  },
})
