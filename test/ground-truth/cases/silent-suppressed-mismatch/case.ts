import { equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { renderedBy } from '../../rendered'

/** suppressHydrationWarning where the two differ, and a nonce, which the browser hides. */
export default defineCase({
  shows: [],
  server: () => ({ '/': renderedBy(import.meta.dirname) }),
  flow: async ({ page }) => page.getByText('Rendered').waitFor(),
  truth: async ({ page }) => {
    equal(await page.getByRole('main').getAttribute('class'), 'light')
    await page.getByText('Rendered on the server').waitFor()
  },
})
