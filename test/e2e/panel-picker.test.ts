import type { Locator, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { grid } from '../ui/locators'
import { type Harness, startHarness } from '../ui/support'

/** The picker and the snapshots of the panel as an ordinary page, on a cart with a past. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

const verdict = (page: Page) => page.getByRole('status', { name: 'Verdict' })
const picker = (page: Page) => page.getByRole('dialog', { name: 'Compare any sources' })
const chosen = (page: Page) => picker(page).getByRole('list', { name: 'Chosen' }).getByRole('listitem')
const heads = (page: Page) =>
  page.getByRole('columnheader').filter({ has: page.getByRole('button', { name: /^Remove/ }) })
const texts = async (all: Locator): Promise<string[]> =>
  (await all.allInnerTexts()).map((text) => text.replaceAll(/[\s✕]+/g, ' ').trim())
const command = async (page: Page, query: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(query)
  await page.keyboard.press('Enter')
}
const open = async (options = {}): Promise<Page> => {
  const page = await harness.open('refused-cart', { timezone: 'UTC', ...options })
  await grid(page).waitFor()
  return page
}

test('by the keyboard alone: sources by name, a moment of one, taken back, compared', async () => {
  const page = await open()
  await command(page, 'compare any')
  await picker(page).waitFor()
  await page.keyboard.type('local')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('server')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Backspace')
  expect(await texts(chosen(page))).toEqual(['L cart-storage now', 'N GET /api/cart now'])
  await page.keyboard.press('Backspace')
  expect(await texts(chosen(page))).toEqual(['L cart-storage now'])

  await picker(page).getByRole('listbox', { name: 'Moments' }).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  expect(await texts(chosen(page))).toEqual(['L cart-storage now', 'M cart-storage 12:03:00.005'])
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => picker(page).count()).toBe(0)
  expect(await verdict(page).innerText()).toContain(
    'localStorage cart-storage (now) × cart-storage memory (12:03:00): items, total, coupon differ',
  )

  // Moved by its head's key, taken away by its button.
  await heads(page).first().focus()
  await page.keyboard.press('Alt+ArrowRight')
  expect((await texts(heads(page)))[0]).toMatch(/^memory cart-storage 12:03:00\.005/)
  await heads(page)
    .first()
    .getByRole('button', { name: /^Remove/ })
    .click()
  await expect.poll(() => heads(page).count()).toBe(1)
  expect(await verdict(page).innerText()).toContain('add another to compare it with')
  await page.getByRole('listbox', { name: 'Subjects' }).focus()
  await page.keyboard.press('Delete')
  await expect.poll(() => verdict(page).innerText()).toContain('behind memory')
})

test('a playhead in the past: this moment × now, at one press', async () => {
  const page = await open()
  await grid(page).focus()
  await page.keyboard.press('[')
  await page.getByRole('status', { name: 'Moment shown' }).waitFor()
  await page.getByRole('columnheader', { name: /^memory/ }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'This moment × now' }).click()
  await expect
    .poll(() => verdict(page).innerText())
    .toContain('cart-storage memory, 12:03:11 → now: isOpen changed by open')
})

test('snapshots are named, opened, exported and thrown away; a file is kept beside them and compared with the page', async () => {
  const page = await open()
  await command(page, 'take a snapshot')
  await page.getByRole('tab', { name: 'Snapshots' }).click()
  const rows = page.getByRole('region', { name: 'Snapshots' }).getByRole('listitem')
  await rows.first().focus()
  await page.keyboard.press('F2')
  await page.keyboard.type('before checkout')
  await page.keyboard.press('Enter')
  await expect.poll(() => rows.first().innerText()).toMatch(/^before checkout\n.*17 events/)

  const download = page.waitForEvent('download')
  await rows.getByRole('button', { name: 'Export…' }).click()
  await page.getByRole('dialog', { name: 'Export session' }).getByRole('button', { name: 'Save' }).click()
  const file = await (await download).path()
  await rows.getByRole('button', { name: 'Open' }).click()
  await expect
    .poll(() => page.getByRole('status', { name: 'Read-only session' }).innerText())
    .toContain('before checkout')

  await page.getByLabel('Session file').setInputFiles(file)
  await expect.poll(() => page.getByRole('status', { name: 'Read-only session' }).innerText()).not.toContain('checkout')
  await page.getByRole('button', { name: 'Snapshot', exact: true }).click()
  await page.getByRole('button', { name: 'Snapshot', exact: true }).click()
  await page.getByRole('tab', { name: 'Snapshots' }).click()
  await expect.poll(() => rows.count()).toBe(2)
  await rows.last().getByRole('button', { name: 'Compare', exact: true }).click()
  await expect
    .poll(() => texts(heads(page)))
    .toEqual([
      expect.stringMatching(/^memory cart-storage [\w-]+ · open/),
      expect.stringMatching(/^memory cart-storage now · open/),
    ])
  await page.getByRole('tab', { name: 'Snapshots' }).click()
  await rows.last().focus()
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: 'Delete before checkout' }).click()
  await expect.poll(() => rows.count()).toBe(0)
})

test('everything is in reach of a panel that is 400 px wide', async () => {
  const page = await open({ width: 400, height: 320 })
  await page.getByRole('tab', { name: 'Snapshots' }).click()
  await page.getByRole('button', { name: 'Snapshot', exact: true }).click()
  await page.getByRole('button', { name: 'Compare with…' }).click()
  for (const name of ['Add', 'Cancel', 'Compare']) {
    const box = await picker(page).getByRole('button', { name, exact: true }).boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 400 && box.y + box.height <= 320).toBe(true)
  }
  const settings = await page.getByRole('button', { name: 'Settings' }).boundingBox()
  expect(settings && settings.x + settings.width <= 400).toBe(true)
})
