import type { Frame, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server'
import { launch, type TestBrowser } from '../support/extension'

let app: Playground
let browser: TestBrowser
let page: Page
let devtools: Page
let panel: Frame

/** What the first release of Scene Studio saved. */
const FIRST = { project: 'harbour', draft: { harbour: 'Fog' }, fontSize: 18, wrap: false, accent: 'teal' }

beforeAll(async () => {
  app = await startPlayground()
  browser = await launch()
  page = await browser.context.newPage()
  await page.goto(`${app.url}/projects/winter`)
  await page.getByRole('textbox', { name: 'Scene title' }).waitFor()
  const opened = await browser.openPanel(page)
  devtools = opened.devtools
  await devtools.setViewportSize({ width: 1180, height: 640 })
  panel = opened.panel
  await panel.getByRole('option', { name: 'workspace' }).first().click({ timeout: 10_000 })
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

const dialog = () => panel.getByRole('dialog', { name: 'Try the migration' })
const result = () => dialog().getByRole('region', { name: 'Result' })
const stored = () => page.evaluate(() => JSON.stringify(localStorage))

test('what an older release saved is tried by the store’s own migration, and the page stays as it is', async () => {
  const before = await stored()
  const head = panel.getByRole('columnheader').filter({ hasText: 'localStorage' })
  await head.click({ button: 'right' })
  await panel.getByRole('menuitem', { name: 'Try the migration…' }).click()
  await dialog().getByRole('combobox', { name: 'Saved state' }).selectOption('Pasted text…')
  await dialog().getByRole('button', { name: 'Run' }).click()
  expect(await dialog().getByRole('alert').innerText()).toBe('Paste what the entry held, or the state as JSON.')
  await dialog()
    .getByRole('textbox', { name: 'Saved text' })
    .fill(JSON.stringify({ state: FIRST, version: 1 }))
  expect(await dialog().getByRole('textbox', { name: 'Version' }).inputValue()).toBe('1')
  await devtools.keyboard.press('Control+Enter')
  await result().waitFor()
  expect(await result().getByRole('status').innerText()).toBe('Dropped, and nowhere else: accent.')
  expect(await result().getByRole('row').allInnerTexts()).toEqual([
    'path\tsaved\tresult\twhat',
    'accent\t"teal"\t–\tdropped',
    'project\t"harbour"\t–\tnow openProject',
    'draft\t{harbour}\t–\tnow drafts',
    'fontSize\t18\t–\tnow preferences.fontSize',
    'wrap\tfalse\t–\tnow preferences.wrap',
    'openProject\t–\t"harbour"\tnew',
    'drafts\t–\t{harbour}\tnew',
    'preferences\t–\t{fontSize, wrap}\tnew',
  ])
  expect(await stored()).toBe(before)
  await devtools.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
})

test('from the palette, on what is stored; a page that has gone says so', async () => {
  await panel.getByRole('button', { name: 'Commands' }).click()
  await panel.getByRole('combobox').fill('try the migration')
  await panel.getByRole('option', { name: /^Try the migration/ }).click()
  expect(await dialog().getByRole('combobox', { name: 'Saved state' }).innerText()).toMatch(/^version \d+ · \w+ \d\d:/)
  await dialog().getByRole('button', { name: 'Run' }).click()
  await expect.poll(() => result().getByRole('status').innerText()).toMatch(/^Nothing is lost/)
  // The keys stay the dialog's.
  expect(
    await dialog()
      .getByRole('button', { name: 'Run' })
      .evaluate((button) => button === document.activeElement),
  ).toBe(true)
  await page.goto('about:blank')
  await dialog().getByRole('button', { name: 'Run' }).click()
  await expect
    .poll(() => dialog().getByRole('alert').innerText())
    .toMatch(/^It could not be tried: the document has gone\./)
})
