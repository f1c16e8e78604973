import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held } from '../../read'
import { sendPage } from '../../rendered'
import { answer } from '../../site'

const rendered = (visited: string) => ({ initialState: { shop: { currency: 'EUR', visited } } })

export default defineCase({
  shows: [{ rule: 'server-payload-overwrite', subject: 'redux', paths: ['shop.currency'] }],
  server: () => ({
    '/': (_, response) => {
      const data = JSON.stringify({ props: rendered('home'), page: '/', buildId: 'build' })
      sendPage(response, `<div id="root"></div><script id="__NEXT_DATA__" type="application/json">${data}</script>`)
    },
    '/_next/data/build/about.json': (_, response) => answer(response, { pageProps: rendered('about') }),
  }),
  flow: async ({ page }) => {
    await page.getByRole('button', { name: 'Dollars' }).click()
    await page.getByText('Prices in USD').waitFor()
    await page.getByRole('button', { name: 'About us' }).click()
    await page.getByRole('heading', { name: 'about' }).waitFor()
  },
  truth: async ({ page, mended }) => {
    const currency = mended ? 'USD' : 'EUR'
    deepEqual(await held(page), { shop: { currency, visited: 'about' } })
    await page.getByText(`Prices in ${currency}`).waitFor()
  },
})
