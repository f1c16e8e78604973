import { equal, ok } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held } from '../../read'

const TEXT = 'Buy oil, sell lamps, and write it all down: fifty.'

export default defineCase({
  shows: [{ rule: 'write-amplification', subject: 'todos', paths: ['first'] }],
  flow: async ({ page }) => {
    await page.getByRole('textbox', { name: 'First' }).pressSequentially(TEXT)
  },
  truth: async ({ page, mended }) => {
    equal(await held(page), TEXT)
    const writes = Number(await page.evaluate(() => window.app['writes']?.()))
    ok(mended ? writes < 10 : writes >= TEXT.length, `${writes} writes`)
    ok((await page.evaluate(() => localStorage.getItem('todos')?.length ?? 0)) > 100_000)
  },
})
