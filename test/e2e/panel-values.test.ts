import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { row } from '../ui/locators'
import { type Harness, startHarness } from '../ui/support'

/** Values with types that JSON does not have, in the panel as an ordinary page. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

const open = async (): Promise<Page> => {
  const page = await harness.open('types')
  await row(page, 'seen').waitFor()
  return page
}
const cell = (page: Page, name: string): Promise<string> => row(page, name).getByRole('gridcell').first().innerText()
const memory = (page: Page) => page.getByRole('article', { name: 'memory zustand' })
const storage = (page: Page) => page.getByRole('article', { name: 'localStorage' })
const view = (page: Page, name: string): Promise<void> => page.getByRole('radio', { name }).check({ force: true })

describe('values', () => {
  test('are told by their type in the cells', async () => {
    const page = await open()
    expect({
      seen: await cell(page, 'seen'),
      by: await cell(page, 'by'),
      addedAt: await cell(page, 'addedAt'),
      big: await cell(page, 'big'),
      none: await cell(page, 'none'),
      minus: await cell(page, 'minus'),
      nothing: await cell(page, 'nothing'),
      user: await cell(page, 'user'),
      save: await cell(page, 'save'),
      failure: await cell(page, 'failure'),
      letter: await cell(page, 'letter'),
    }).toEqual({
      seen: 'Set(2)',
      by: 'Map(1)',
      addedAt: 'Date 2026-03-14 12:03:11',
      big: '9007199254740993n',
      none: 'NaN',
      minus: '-0',
      nothing: 'undefined',
      user: 'User {id, roles}',
      save: 'ƒ save',
      failure: 'TypeError: no such item',
      letter: '"Dear neighbour…"',
    })
  })

  test('are shown as code, as the stored text, or with the type of every member', async () => {
    const page = await open()
    await row(page, 'by').click()
    await expect.poll(() => memory(page).locator('pre').innerText()).toContain('new Map([')
    await view(page, 'typed')
    await expect
      .poll(() => memory(page).locator('pre').innerText())
      .toMatch(/^Map\(1\)\n"sku-7" => object\nqty number 2\nat Date 2026-03-14T/)
    await view(page, 'raw')
    await memory(page).getByText('Memory holds values, no text.').waitFor()
    await expect
      .poll(() => storage(page).locator('pre').innerText())
      .toBe('{"state":{"seen":{},"total":1.50,"by":{}},"version":0}')
    await storage(page).getByRole('checkbox', { name: 'indented' }).check()
    await expect.poll(() => storage(page).locator('pre').innerText()).toContain('\n    "total": 1.50,\n')
    // Another path is shown in the same view.
    await view(page, 'typed')
    await row(page, 'self').click()
    await expect.poll(() => memory(page).locator('pre').innerText()).toContain('parent cycle → the whole value')
  })
})
