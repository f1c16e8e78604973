/**
 * @param {{ page: import('playwright').Page, newTab: (url: string) => Promise<import('playwright').Page> }} flow
 *
 * A flow for `driftscope record <playground url> --flow playground/flows/two-tabs.mjs`: a draft is typed in one tab, then
 * another one in a second tab that was opened before. Healthy as it is; with `?pitfall=cross-tab-overwrite` in the url the
 * second tab writes the first one's draft away.
 */
export default async ({ page, newTab }) => {
  const { origin, search } = new URL(page.url())
  await page.goto(`${origin}/projects/desert${search}`)
  const other = await newTab(`${origin}/${search}`)
  await page.bringToFront()
  await page.getByRole('textbox', { name: 'Message' }).fill('Warmer?')
  // Until the browser has handed the write on.
  await other.waitForFunction(() => String(localStorage['workspace']).includes('Warmer?'))
  await other.bringToFront()
  await other.getByRole('link', { name: 'Harbour Lights', exact: true }).click()
  await other.getByRole('textbox', { name: 'Message' }).fill('More boats?')
  await page.waitForFunction(() => String(localStorage['workspace']).includes('More boats?'))
}
