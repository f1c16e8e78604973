import type { Locator, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { grid, row, selectedRow } from '../ui/locators'
import { type Harness, startHarness } from '../ui/support'

/** Find everywhere, watches and ignore rules, in the panel as an ordinary page. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

const search = (page: Page): Locator => page.getByRole('search')
const field = (page: Page): Locator => search(page).getByRole('textbox', { name: 'Find' })
const told = (page: Page): Promise<string> => page.getByRole('status', { name: 'Matches' }).innerText()
const found = (page: Page): Locator => page.getByRole('listbox', { name: 'Found everywhere' })
const ofRow = async (page: Page, name: string, item: string | RegExp): Promise<void> => {
  await row(page, name).click({ button: 'right' })
  await page.getByRole('menuitem', { name: item }).click()
}
const again = async (page: Page): Promise<void> => {
  await page.reload()
  await page.getByRole('tab', { name: 'Compare' }).click()
  await grid(page).waitFor()
}

describe('find everywhere', () => {
  const find = async (page: Page, text: string): Promise<void> => {
    await page.keyboard.press('Control+f')
    await search(page).getByRole('button', { name: 'Everywhere' }).click()
    await field(page).fill(text)
  }

  test('lists what every source held at any time, and the keys lead to the moment at which it did', async () => {
    const page = await harness.open('flagship')
    await find(page, 'STORM')
    await expect.poll(() => told(page)).toBe('2 matches')
    const options = found(page).getByRole('option')
    expect(await options.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))).toEqual([
      expect.stringMatching(/^cart\["sku-7"\]\.name: Storm lamp, in cart-store, memory zustand, since \d\d:/),
      expect.stringMatching(/^cart\["sku-7"\]\.name: Storm lamp, in cart-store, IndexedDB cart-store, from .* to /),
    ])
    expect(await found(page).locator('mark').allInnerTexts()).toEqual(['Storm', 'Storm'])
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => selectedRow(page).innerText()).toBe('name')
    const past = page.getByRole('button', { name: 'Back to now' })
    expect(await past.count()).toBe(0)
    await page.keyboard.press('F3')
    await past.waitFor()
    expect(await told(page)).toBe('2 of 2')
    const selected = grid(page).getByRole('row', { selected: true })
    await expect.poll(() => selected.getByRole('gridcell').nth(1).innerText()).toBe('"Storm lamp"')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+f')
    expect(await field(page).inputValue()).toBe('STORM')
  })

  test('a page that never rests is searched again meanwhile', async () => {
    const page = await harness.open('refused-cart')
    await find(page, 'sku-7')
    await expect.poll(() => told(page)).toBe('1 match')
    let now = Date.now()
    const goOn = (): Promise<void> =>
      page.evaluate((to) => {
        const { live } = (globalThis as unknown as { harness: { live: { setRecording: (to: object) => void } } })
          .harness // the harness page's own
        live.setRecording({ tabs: [], documents: [], now: to })
      }, now++)
    await expect.poll(() => goOn().then(() => told(page)), { timeout: 20_000 }).toBe('not found at any time')
  })

  test('takes keys alone, whole words and expressions, and says what is wrong with one', async () => {
    const page = await harness.open('refused-cart')
    await find(page, 'nam')
    await expect.poll(() => told(page)).toBe('4 matches')
    await search(page).getByRole('button', { name: 'Whole word' }).click()
    await expect.poll(() => told(page)).toBe('not found at any time')
    await field(page).fill('sku-1')
    await expect.poll(() => told(page)).toBe('3 matches')
    await search(page).getByRole('combobox', { name: 'Find in' }).selectOption('keys')
    await expect.poll(() => told(page)).toBe('not found at any time')
    await search(page).getByRole('button', { name: 'Regular expression' }).click()
    await field(page).fill('(')
    await expect.poll(() => told(page)).toBe('This is no regular expression: unterminated group.')
    await field(page).fill('^(total|coupon)$')
    await expect.poll(() => told(page)).toBe('6 matches')
  })

  test('an expression that would never end is stopped, and the next one is answered', async () => {
    const page = await harness.open('backtracking')
    await find(page, 'x')
    await search(page).getByRole('button', { name: 'Regular expression' }).click()
    await field(page).fill('(a+)+$')
    await expect.poll(() => told(page), { timeout: 20_000 }).toContain('This expression takes too long')
    await field(page).fill('aaa!')
    await expect.poll(() => told(page)).toBe('1 match')
  })

  test('an expression is never looked for where it would hold up the panel', async () => {
    const page = await harness.open('backtracking')
    await page.getByRole('button', { name: 'Show equal paths' }).click()
    await grid(page).getByText('aaaa').first().waitFor()
    await page.keyboard.press('Control+f')
    await search(page).getByRole('button', { name: 'Regular expression' }).click()
    expect(await search(page).getByRole('button', { name: 'Here', exact: true }).isDisabled()).toBe(true)
    await field(page).fill('(a+)+$')
    await field(page).fill('aaa!')
    await expect.poll(() => told(page), { timeout: 20_000 }).toBe('1 match')
  })

  test('whoever types on while such an expression is searched gets what is then asked for', async () => {
    const page = await harness.open('backtracking')
    await find(page, 'x')
    await search(page).getByRole('button', { name: 'Regular expression' }).click()
    await field(page).fill('(a+)+$')
    await expect.poll(() => told(page)).toContain('searched…')
    await field(page).fill('aaa!')
    await expect.poll(() => told(page), { timeout: 20_000 }).toBe('1 match')
  })
})

test('a watch shows what each source has, follows the playhead, and stays', async () => {
  const page = await harness.open('refused-cart')
  await ofRow(page, 'total', 'Watch')
  const watches = page.getByRole('region', { name: 'Watches' })
  await expect
    .poll(() => watches.getByRole('listitem').innerText())
    .toMatch(/total[\s\S]*59\.9[\s\S]*19\.9[\s\S]*19\.9/)
  await watches.getByRole('img', { name: /^[3-9] changes$/ }).waitFor()
  await again(page)
  await row(page, 'coupon').click()
  await watches.getByRole('button', { name: 'Go to total of cart-storage' }).click()
  await expect.poll(() => selectedRow(page).innerText()).toBe('total')
  await expect
    .poll(async () => {
      await page.keyboard.press('[')
      return watches.getByRole('listitem').innerText()
    })
    .toMatch(/19\.9[\s\S]*19\.9[\s\S]*19\.9/)
  await watches.getByRole('button', { name: 'Stop watching total of cart-storage' }).click()
  await expect.poll(() => watches.count()).toBe(0)
})

test('an ignored path counts in nothing, is listed with what it hides, and is taken back', async () => {
  const page = await harness.open('refused-cart')
  const counts = (): Promise<string> => grid(page).getByRole('columnheader', { name: 'path' }).innerText()
  await expect.poll(counts).toContain('3 differ')
  await ofRow(page, 'total', 'Ignore total everywhere')
  await expect.poll(counts).toMatch(/2 differ.*1 ignored/)
  await ofRow(page, 'items', 'Ignore this and everything below')
  await expect.poll(counts).toMatch(/1 differ.*2 ignored/)
  await again(page)
  await expect.poll(counts).toMatch(/1 differ.*2 ignored/)
  await page.getByRole('tab', { name: 'Findings' }).click()
  await page.getByText('1 finding muted or on ignored paths').click()
  await page.getByRole('list', { name: 'Ignored findings' }).getByText('ignored: items, **.total').waitFor()
  await page.getByRole('tab', { name: 'Compare' }).click()

  await page.getByRole('button', { name: 'Settings' }).click()
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  await expect.poll(() => dialog.getByText('1 row ignored').count()).toBe(2)
  await dialog.getByRole('textbox', { name: 'New pattern' }).fill('a[')
  await dialog.getByRole('alert').getByText('This is no path from “[” on.').waitFor()
  await dialog.getByRole('checkbox', { name: 'Ignore items' }).uncheck()
  await expect.poll(counts).toMatch(/2 differ.*1 ignored/)
  await dialog.getByRole('button', { name: 'Take back **.total' }).click()
  await expect.poll(counts).toMatch(/3 differ(?!.*ignored)/)
  const pattern = dialog.getByRole('textbox', { name: 'Pattern', exact: true })
  await pattern.fill('coupon')
  await pattern.press('Enter')
  await dialog.getByRole('checkbox', { name: 'Ignore coupon' }).check()
  await expect.poll(counts).toMatch(/2 differ.*1 ignored/)
})
