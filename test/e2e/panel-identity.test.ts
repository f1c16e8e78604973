import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grid, row } from '../ui/locators'
import { type Harness, startHarness } from '../ui/support'

/** How elements of an array are told apart, in the panel as an ordinary page. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())

const counts = (page: Page): Promise<string> => grid(page).getByRole('columnheader', { name: 'path' }).innerText()
const choose = async (page: Page, name: string, item: string): Promise<void> => {
  await row(page, name).click({ button: 'right' })
  await page.getByRole('menuitemradio', { name: item }).click()
}

test('the user says by what the elements of an array are the same, and takes it back', async () => {
  const page = await harness.open('orders')
  await expect.poll(() => counts(page)).toContain('6 differ')
  await row(page, 'lines').click({ button: 'right' })
  const items = page.getByRole('group', { name: 'Align elements of lines' }).getByRole('menuitemradio')
  expect(await items.allTextContents()).toEqual(['by nr', 'by qty', 'by position', '✓as inferred'])
  await items.getByText('by nr').click()
  await expect.poll(() => counts(page)).toContain('2 differ')
  await row(page, 'nr=8').waitFor()
  await page.reload()
  await page.getByRole('tab', { name: 'Compare' }).click()
  await expect.poll(() => counts(page)).toContain('2 differ')
  await choose(page, 'nr=8', 'by position')
  await expect.poll(() => counts(page)).toContain('6 differ')

  await page.getByRole('button', { name: 'Settings' }).click()
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  const member = dialog.getByRole('textbox', { name: 'Member' })
  await member.fill('n=r')
  await member.press('Enter')
  await dialog.getByRole('alert').getByText('Write the name of a member, without “=”.').waitFor()
  await member.fill('nr')
  await member.press('Enter')
  await expect.poll(() => counts(page)).toContain('2 differ')
  await dialog.getByRole('checkbox', { name: 'Align elements of lines' }).uncheck()
  await expect.poll(() => counts(page)).toContain('6 differ')
  await dialog.getByRole('button', { name: 'Take back lines' }).click()
  await expect.poll(() => dialog.getByText('Elements of arrays').count()).toBe(0)
})
