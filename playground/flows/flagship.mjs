/**
 * @param {{ page: import('playwright').Page }} flow
 *
 * A flow for `driftscope record <playground url> --flow playground/flows/flagship.mjs`: a filled cart meets a release
 * that writes to the cart before it has been read from IndexedDB.
 */
export default async ({ page }) => {
  const { origin } = new URL(page.url())
  const items = page.getByRole('list', { name: 'Items' })
  await page.goto(`${origin}/cart`)
  await page.getByRole('button', { name: 'Add Lighthouse' }).click()
  await page.getByRole('button', { name: 'Add Pine' }).click()
  await page.getByRole('radio', { name: 'dusk' }).click()
  await items.getByText('Pine').waitFor()
  await page.getByRole('radio', { name: 'dusk', checked: true }).waitFor()
  await page.goto(`${origin}/cart?pitfall=write-before-hydration`)
  await items.getByText('Pine').waitFor()
}
