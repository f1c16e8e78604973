import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'

export default defineCase({
  shows: [{ rule: 'shallow-merge-gap', subject: 'jotai', paths: ['settings.units.money'] }],
  flow: async ({ page, origin }) => {
    await act(page, 'choose')
    await page.goto(`${origin}/?next`)
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByText('dark').waitFor()
  },
  truth: async ({ page, mended }) =>
    deepEqual(await held(page), {
      theme: 'dark',
      units: mended ? { distance: 'km', money: 'EUR' } : { distance: 'km' },
    }),
})
