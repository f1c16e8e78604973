import { deepEqual } from 'node:assert/strict'
import { ask } from '../../ask'
import { defineCase } from '../../define-case'
import { held } from '../../read'
import { answer } from '../../site'

const ada = { name: 'Ada', city: 'London' }

export default defineCase({
  shows: [{ rule: 'save-failed', subject: 'profile', paths: ['profile.city'] }],
  server: () => ({
    '/api/profile': ({ method, socket }, response) => {
      if (method === 'GET') answer(response, ada)
      else socket.destroy()
    },
  }),
  flow: async ({ page }) => {
    await page.getByText('Ada of London').waitFor()
    const failed = page.waitForEvent('requestfailed')
    await page.getByRole('button', { name: 'Move to Paris' }).click()
    await failed
  },
  truth: async ({ page, origin, mended }) => {
    deepEqual(await held(page), mended ? ada : { name: 'Ada', city: 'Paris' })
    deepEqual(await ask(origin, '/api/profile'), ada)
  },
})
