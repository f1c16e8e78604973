import type { Locator, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { grid, row } from '../ui/locators'
import { type Harness, startHarness } from '../ui/support'

/** Links by hand, in the panel as an ordinary page. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

const openSubject = async (name: string): Promise<Page> => {
  const page = await harness.open('strangers')
  await subject(page, name).click()
  return page
}
const subject = (page: Page, name: string): Locator => page.getByRole('option', { name })
const heads = (page: Page): Promise<string[]> => grid(page).getByRole('columnheader').allInnerTexts()
const head = (page: Page, name: string): Locator => grid(page).getByRole('columnheader').filter({ hasText: name })
const dialog = (page: Page): Locator => page.getByRole('dialog')
const said = (page: Page): Locator => page.getByRole('status', { name: 'Last link' })
const link = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('button', { name: 'Link a source', exact: true }).click()
  await dialog(page).getByRole('combobox', { name: 'Search sources' }).fill(text)
  await page.keyboard.press('Enter')
}
/** Opens the menu of a column with the keyboard, and chooses. */
const choose = async (page: Page, column: string, item: string): Promise<void> => {
  await head(page, column).press('Enter')
  await page.getByRole('menuitem', { name: item }).press('Enter')
}

test('a source is found by a part of its name and pinned; the column says so, and it stays over a reload', async () => {
  const page = await openSubject('settings')
  await page.getByRole('button', { name: 'Link a source', exact: true }).click()
  const options = dialog(page).getByRole('option')
  expect(await options.allInnerTexts()).toEqual([
    expect.stringMatching(/^L\s*cart\s.*in cart/s),
    expect.stringContaining('prefs'),
    expect.stringContaining('GET /api/me'),
    expect.stringContaining('GET /api/prices'),
  ])
  await page.keyboard.type('api ME')
  await expect.poll(() => options.count()).toBe(1)
  await page.keyboard.press('Enter')
  await said(page).getByText('Pinned server GET /api/me and settings.').waitFor()
  await expect.poll(() => heads(page)).toContainEqual(expect.stringMatching(/^server GET \/api\/me json\s+pinned · /))
  expect(await subject(page, 'GET /api/me').count()).toBe(0)
  await page.reload()
  await subject(page, 'settings').click()
  await expect.poll(() => heads(page)).toContainEqual(expect.stringContaining('pinned · '))
})

test('what was pinned is undone, unpinned, and found again where it was', async () => {
  const page = await openSubject('settings')
  await link(page, 'prefs')
  await head(page, 'prefs').waitFor()
  await said(page).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => head(page, 'prefs').count()).toBe(0)
  expect(await said(page).innerText()).toBe('')
  await link(page, 'prefs')
  await choose(page, 'prefs', 'Unpin')
  await subject(page, 'prefs').waitFor()
})

test('a link that was found says why, can be refused, and is taken back in the list of links by hand', async () => {
  const page = await openSubject('cart')
  await head(page, 'localStorage').press('Enter')
  await page
    .getByRole('menu')
    .getByRole('group', { name: 'Linked, declared (certain): the store persists under the name "cart"' })
    .waitFor()
  await page.keyboard.press('Escape')
  await choose(page, 'localStorage', 'Not the same state')
  await said(page).getByText('localStorage cart and cart are not compared any more.').waitFor()
  await expect.poll(() => head(page, 'localStorage').count()).toBe(0)
  await page.reload()
  await page.getByRole('option', { name: /cart/ }).first().click()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitem', { name: 'Links by hand (1)…' }).click()
  const origin = dialog(page).getByRole('region', { name: 'http://localhost:3000' })
  expect((await origin.getByRole('listitem').innerText()).replaceAll(/\s+/g, ' ')).toBe(
    '≠ not the same memory cart and localStorage cart Take back',
  )
  await origin.getByRole('button', { name: 'Take back: memory cart and localStorage cart' }).click()
  await dialog(page).getByText('None.').waitFor()
  // Else Escape would be DevTools' own.
  expect(await dialog(page).evaluate((element) => element.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('Escape')
  await head(page, 'localStorage').waitFor()
})

test('the user says where a source is compared', async () => {
  const page = await openSubject('settings')
  await link(page, 'api me')
  await choose(page, 'GET /api/me', 'Compare elsewhere…')
  const path = dialog(page)
    .getByRole('textbox', { name: 'Path' })
    .or(dialog(page).getByRole('combobox', { name: 'Path' }))
  await path.fill('theme[')
  await dialog(page).getByText('This is no path').waitFor()
  expect(await dialog(page).getByRole('button', { name: 'Compare there' }).isDisabled()).toBe(true)
  await path.fill('theme')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await row(page, 'colour').innerText()).replaceAll(/\s+/g, ' '))
    .toContain('"red" "blue"')
})

test('where there is one source only, the comparison offers to link another', async () => {
  const page = await openSubject('prefs')
  await grid(page).getByRole('button', { name: 'Link a source…' }).click()
  await dialog(page)
    .getByRole('option', { name: /GET \/api\/me/ })
    .click()
  await expect
    .poll(() => page.getByRole('status', { name: 'Verdict' }).innerText())
    .toContain('localStorage and server disagree on colour')
})

test('a session that was opened shows its links, and offers to change none', async () => {
  const page = await openSubject('settings')
  await link(page, 'prefs')
  await head(page, 'prefs').waitFor()
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name: 'Save' }).click(),
  ])
  await said(page).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => head(page, 'prefs').count()).toBe(0)
  await page.getByLabel('Session file').setInputFiles(await download.path())
  await page.getByRole('status', { name: 'Read-only session' }).waitFor()
  await head(page, 'prefs').press('Enter')
  await page.getByRole('group', { name: 'Pinned: you said that they hold the same state' }).waitFor()
  expect(await page.getByRole('menuitem', { name: 'Unpin' }).count()).toBe(0)
  await page.keyboard.press('Escape')
  expect(await page.getByRole('button', { name: 'Link a source', exact: true }).count()).toBe(0)
})

test('where no server can be asked again, the entry says why', async () => {
  const page = await harness.open('cart')
  const item = page.getByRole('menuitem', { name: 'Fetch again' })
  await head(page, 'memory').press('Enter')
  await page.getByRole('menu').waitFor()
  expect(await item.count()).toBe(0)
  await page.keyboard.press('Escape')
  await head(page, 'server').press('Enter')
  expect(await item.getAttribute('aria-disabled')).toBe('true')
  await page.getByRole('group', { name: 'No GET request to it is on record' }).waitFor()
})

test('of a saved session no server is asked', async () => {
  const page = await openSubject('settings')
  await link(page, 'api me')
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByLabel('Session file').setInputFiles(await (await download).path())
  await page.getByRole('status', { name: 'Read-only session' }).waitFor()
  await head(page, 'server').press('Enter')
  expect(await page.getByRole('menuitem', { name: 'Fetch again' }).getAttribute('aria-disabled')).toBe('true')
  await page.getByRole('group', { name: 'A saved session has no server to ask' }).waitFor()
})
