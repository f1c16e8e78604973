import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held } from '../../read'

const granted = { currency: 'EUR', discount: 20 }

/** A tab in the back that takes in what another wrote as soon as it is looked at again. */
export default defineCase({
  shows: [],
  flow: async ({ page, newTab }) => {
    const second = await newTab()
    await act(second, 'grant')
    await page.bringToFront()
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await page.getByRole('textbox', { name: 'Search' }).pressSequentially('lamp')
  },
  truth: async ({ page }) => deepEqual(await held(page), granted),
})
