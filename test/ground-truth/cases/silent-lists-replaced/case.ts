import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held } from '../../read'
import { answer } from '../../site'

const SCENES = ['Dawn', 'Noon', 'Dusk', 'Night', 'Fog'].map((title, index) => ({ id: index + 1, title }))

export default defineCase({
  shows: [],
  server: () => ({
    '/api/scenes': ({ url = '' }, response) => {
      const { searchParams } = new URL(url, 'http://localhost')
      const from = (Number(searchParams.get('page')) - 1) * 2
      const found = SCENES.filter(({ title }) => title.includes(searchParams.get('search') ?? ''))
      answer(response, found.slice(from, from + 2))
    },
  }),
  flow: async ({ page }) => {
    await page.getByRole('button', { name: 'Noon' }).click()
    await page.getByRole('textbox', { name: 'Draft for Noon' }).fill('Brighter')
    await page.getByRole('button', { name: 'Next page' }).click()
    await page.getByRole('button', { name: 'Dusk' }).waitFor()
    await page.getByRole('textbox', { name: 'Search' }).fill('D')
    await page.getByRole('button', { name: 'Dawn' }).waitFor()
  },
  truth: async ({ page }) => {
    const scenes = SCENES.filter(({ title }) => title.startsWith('D'))
    deepEqual(await held(page), { scenes, page: 1, search: 'D', selectedId: 2, drafts: { 2: 'Brighter' }, columns: 2 })
  },
})
