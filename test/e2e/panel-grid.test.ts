import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { grid, row, selectedRow } from '../ui/locators'
import { type Harness, startHarness } from '../ui/support'

/** The tree grid with many rows, and while live updates stream in. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

/** Lets the sample go on to a moment. */
const tick = (page: Page, now: number): Promise<void> =>
  page.evaluate((to) => {
    const { live } = (globalThis as unknown as { harness: { live: { setRecording: (to: object) => void } } }).harness // the harness page's own
    live.setRecording({ tabs: [], documents: [], now: to })
  }, now)
const top = async (page: Page, name: string): Promise<number | undefined> => (await row(page, name).boundingBox())?.y
const rows = async (page: Page): Promise<number> => Number(await grid(page).getAttribute('aria-rowcount')) - 1
const menu = async (page: Page, item: string): Promise<void> => {
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
/** The row that the grid names as active is in the document, and is the selected one. */
const activeRow = (page: Page): Promise<string | undefined> =>
  grid(page).evaluate((element) => {
    const active = document.getElementById(element.getAttribute('aria-activedescendant') ?? '')
    return active?.getAttribute('aria-selected') === 'true'
      ? active.querySelector('[role=rowheader]')?.textContent
      : undefined
  })
/** Opens what differs in the long list, scrolls to its middle, and returns the name of a row amid those on screen. */
async function scrolledTo(page: Page): Promise<string> {
  await page.getByRole('checkbox', { name: 'Only differences' }).uncheck()
  await menu(page, 'Expand to differences')
  await row(page, 'e299').waitFor()
  await grid(page).evaluate((element) => {
    element.scrollTop = element.scrollHeight / 2
  })
  await expect.poll(() => row(page, 'e299').count()).toBe(0)
  return grid(page).evaluate((element) => {
    const { y, height } = element.getBoundingClientRect()
    const named = [...element.querySelectorAll('[role=rowheader]')].find(
      (name) => /e\d/.test(name.textContent ?? '') && name.getBoundingClientRect().y > y + height / 2,
    )
    return /e\d+/.exec(named?.textContent ?? '')?.[0] ?? ''
  })
}

describe('live updates', () => {
  test('rows that come in above move neither what is selected nor what is focused nor what is below the mouse', async () => {
    const page = await harness.open('streaming')
    await page.getByRole('checkbox', { name: 'Only differences' }).uncheck()
    await menu(page, 'Expand to differences')
    await grid(page).focus()
    await page.keyboard.press('End')
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('PageUp')
    const name = (await selectedRow(page).innerText()).trim()
    const before = await grid(page).locator('[aria-selected=true]').boundingBox()
    const count = await rows(page)
    for (let now = 1; now <= 8; now += 1) await tick(page, now)
    await expect.poll(() => rows(page)).toBeGreaterThan(count)
    await expect.poll(() => grid(page).locator('[aria-selected=true]').boundingBox()).toEqual(before)
    expect((await selectedRow(page).innerText()).trim()).toBe(name)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('treegrid')
    await row(page, 'e5').hover()
    const y = await top(page, 'e5')
    await tick(page, 20)
    await expect.poll(() => rows(page)).toBeGreaterThan(count + 8)
    expect(await top(page, 'e5')).toBe(y)
  })

  test('where nothing is selected by hand, a new first difference moves nothing that is scrolled to', async () => {
    const page = await harness.open('streaming')
    const name = await scrolledTo(page)
    const count = await rows(page)
    const y = await top(page, name)
    await tick(page, 8)
    await expect.poll(() => rows(page)).toBeGreaterThan(count)
    await expect.poll(() => selectedRow(page).innerText()).toContain('qty')
    expect(await top(page, name)).toBe(y)
  })

  test('what grows above the grid moves no row that is scrolled to', async () => {
    const page = await harness.open('streaming')
    const name = await scrolledTo(page)
    const y = await top(page, name)
    const gridTop = async (): Promise<number> => (await grid(page).boundingBox())?.y ?? 0
    const before = await gridTop()
    const grow = (px: number): Promise<void> =>
      page.getByRole('status', { name: 'Verdict' }).evaluate((verdict, by) => {
        verdict.style.paddingBottom = `${by}px`
      }, px)
    for (const px of [60, 6]) {
      await grow(px)
      await expect.poll(gridTop).toBe(before + px - 6)
      await expect.poll(() => top(page, name)).toBe(y)
    }
  })

  test('a selected row stays when it has become equal, and leaves the nearest when it is gone', async () => {
    const page = await harness.open('streaming')
    await menu(page, 'Collapse all')
    await row(page, 'items').click()
    await page.keyboard.press('ArrowRight')
    await row(page, 'e299').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('e100', { delay: 20 })
    await expect.poll(() => activeRow(page)).toContain('e100')
    const count = await rows(page)
    await tick(page, 50)
    await expect.poll(() => rows(page)).toBeGreaterThan(count)
    expect(await activeRow(page)).toContain('e100')
    await tick(page, 100)
    await expect.poll(() => activeRow(page)).toContain('e99')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => activeRow(page)).toContain('e98')
  })
})

describe('a million rows', () => {
  test('open at once, end at the last one, and scroll pixel by pixel', async () => {
    const page = await harness.open('million')
    await page.getByRole('checkbox', { name: 'Only differences' }).uncheck()
    await menu(page, 'Expand all')
    await expect.poll(() => rows(page), { timeout: 30_000 }).toBeGreaterThan(1_000_000)
    const count = await rows(page)
    const lowest = grid(page).locator(`[aria-rowindex="${count + 1}"]`)
    await grid(page).evaluate((element) => {
      element.scrollTop = element.scrollHeight
    })
    await expect.poll(() => lowest.count()).toBe(1)
    await grid(page).focus()
    await page.keyboard.press('Home')
    await row(page, 'group0').waitFor()
    expect(await activeRow(page)).toContain('group0')
    await page.keyboard.press('End')
    await expect.poll(() => lowest.getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('PageUp')
    const selected = grid(page).locator('[aria-selected=true]')
    const y = (await selected.boundingBox())?.y ?? 0
    await grid(page).evaluate((element) => {
      element.scrollTop -= 30
    })
    await expect.poll(async () => ((await selected.boundingBox())?.y ?? 0) - y).toBe(30)
    await grid(page).evaluate((element) => {
      element.scrollTop = element.scrollHeight / 3
    })
    await expect.poll(() => selected.count()).toBe(1)
    expect(await activeRow(page)).toBeTruthy()
    expect(await grid(page).getByRole('row').count()).toBeLessThan(80)
  })
})

test('the keyboard opens details, goes to names, copies, and what it does is read out', async () => {
  const page = await harness.open('cart')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('checkbox', { name: 'Only differences' }).uncheck()
  await row(page, 'coupon').click()
  await page.keyboard.press('Control+c')
  await page.getByText('Copied row').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^coupon\nmemory .*: "SPRING"\n.*\n.*"SUMMER"$/,
  )
  await page.getByRole('button', { name: 'Close details' }).click()
  await grid(page).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Close details' }).waitFor()
  await menu(page, 'Collapse all')
  await expect.poll(() => row(page, 'qty').count()).toBe(0)
  await grid(page).focus()
  await page.keyboard.type('it')
  await expect.poll(() => activeRow(page)).toContain('items')
  await page.keyboard.press('Home')
  await page.keyboard.press('n')
  await expect.poll(() => activeRow(page)).toContain('qty')
  const snapshot = await grid(page).ariaSnapshot()
  expect(snapshot).toMatch(/row "items[^\n]*" \[expanded\]/)
  expect(snapshot).toMatch(/row "qty 2 absent absent memory ahead"[^\n]*\[selected\]/)
})
