import type { Frame, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, type TestBrowser } from '../support/extension'
import { type Site, serveSite } from '../support/site'

/** A page that keeps a note, and changes it on a click. */
const NOTES = `<!doctype html><title>notes</title><button>change</button><script>
  const write = (text) => localStorage.setItem('note', JSON.stringify({ text, seen: text.length }))
  write('first draft')
  document.querySelector('button').onclick = () => write('second')
</script>`

let site: Site
let browser: TestBrowser
beforeAll(async () => {
  site = await serveSite({ '/': NOTES })
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const open = async (): Promise<{ page: Page; devtools: Page; panel: Frame }> => {
  const page = await browser.context.newPage()
  await page.goto(site.origin())
  await page.getByRole('button', { name: 'change' }).click()
  const opened = await browser.openPanel(page)
  // Until it is set once, clicks beyond the window's real size get lost.
  await opened.devtools.setViewportSize({ width: 1180, height: 700 })
  await opened.panel.getByRole('option', { name: 'note' }).click()
  return { page, ...opened }
}
const row = (panel: Frame, name: string) =>
  panel.getByRole('row').filter({ has: panel.getByRole('rowheader', { name, exact: true }) })
const ofRow = async (panel: Frame, name: string, item: string): Promise<void> => {
  await row(panel, name).click({ button: 'right' })
  await panel.getByRole('menuitem', { name: item }).click()
}
const cell = (panel: Frame): Promise<string> => row(panel, 'text').getByRole('gridcell').first().innerText()

test('a past value is found everywhere and shown at its moment; a watch and an ignore rule survive the panel', async () => {
  const { page, devtools, panel } = await open()
  await panel.getByRole('treegrid').focus()
  await devtools.keyboard.press('Control+f')
  const search = panel.getByRole('search')
  await search.getByRole('button', { name: 'Everywhere' }).click()
  await search.getByRole('textbox', { name: 'Find' }).fill('DRAFT')
  await panel.getByRole('option', { name: /^text: first draft, in note, localStorage note, from .* to / }).waitFor()
  await devtools.keyboard.press('Enter')
  await expect.poll(() => cell(panel)).toBe('"first draft"')
  await devtools.keyboard.press('Escape')
  await panel.getByRole('button', { name: 'Back to now' }).click()
  await expect.poll(() => cell(panel)).toBe('"second"')

  await ofRow(panel, 'text', 'Watch')
  await panel.getByRole('checkbox', { name: 'Only differences' }).uncheck()
  await ofRow(panel, 'seen', 'Ignore seen everywhere')
  await expect.poll(() => row(panel, 'seen').innerText()).toContain('ignored')
  await page.close()

  const again = await open()
  const watch = again.panel.getByRole('region', { name: 'Watches' }).getByRole('listitem')
  await expect.poll(() => watch.innerText()).toMatch(/note text[\s\S]*"second"/)
  await again.panel.getByRole('checkbox', { name: 'Only differences' }).uncheck()
  await expect.poll(() => row(again.panel, 'seen').innerText()).toContain('ignored')
  await ofRow(again.panel, 'seen', 'Stop ignoring **.seen')
  await expect.poll(() => row(again.panel, 'seen').innerText()).not.toContain('ignored')
  // Nothing of it is the page's.
  expect(await again.page.evaluate(() => Object.keys(localStorage))).toEqual(['note'])
})
