/**
 * @param {{ page: import('playwright').Page }} flow
 *
 * A flow for `driftscope record <playground url> --flow playground/flows/lost-save.mjs`: a scene is renamed and saved, then
 * renamed again, and the page is reloaded at once. Healthy as it is; with `?pitfall=lost-pending-save` in the url the server
 * never hears of the second name.
 */
export default async ({ page }) => {
  const { origin, search } = new URL(page.url())
  const title = page.getByRole('textbox', { name: 'Scene title' })
  const state = page.getByRole('status', { name: 'Save state' })
  await page.goto(`${origin}/projects/winter${search}`)
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await title.fill('Thaw')
  await saved
  await state.getByText('Saved', { exact: true }).waitFor()
  await title.fill('Thaw at last')
  const read = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/scenes')
  await page.reload()
  await read
  await page.getByRole('button', { name: 'Thaw at last' }).waitFor()
}
