import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held, local } from '../../read'
import { sendPage } from '../../rendered'
import { answer } from '../../site'

const rendered = JSON.stringify({ prefs: { currency: 'EUR', region: 'north-west' } })

/** What was chosen is read back from storage, and then replaced by what the server had rendered the page with. */
export default defineCase({
  shows: [{ rule: 'server-payload-overwrite', subject: 'prefs', paths: ['currency'] }],
  server: () => ({
    '/': (_, response) =>
      sendPage(response, `<div id="root"></div><script>window.__INITIAL_STATE__=${rendered}</script>`),
    '/api/session': (_, response) => answer(response, { user: 'ada' }),
  }),
  flow: async ({ page }) => {
    await page.getByText('north-west').waitFor()
    await page.getByRole('button', { name: 'Dollars' }).click()
    await page.getByText('Prices in USD').waitFor()
    await page.reload()
    await page.getByText('north-west').waitFor()
  },
  truth: async ({ page, mended }) => {
    const prefs = { currency: mended ? 'USD' : 'EUR', region: 'north-west' }
    deepEqual(await held(page), prefs)
    deepEqual(await local(page, 'prefs'), prefs)
  },
})
