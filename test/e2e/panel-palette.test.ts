import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { grid, row, selectedRow } from '../ui/locators'
import { type Harness, startHarness } from '../ui/support'

/** The palette of the panel as an ordinary page: commands, places to go, keys, and values for the console. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

const field = (page: Page) => page.getByRole('combobox', { name: 'Command, subject, finding or path' })
const options = (page: Page) => page.getByRole('dialog', { name: 'Commands' }).getByRole('option')
const openPalette = async (sample = 'cart'): Promise<Page> => {
  const page = await harness.open(sample)
  await grid(page).waitFor()
  // The key is heard once the panel has been painted.
  await expect
    .poll(async () => {
      if ((await field(page).count()) === 0) await page.keyboard.press('Control+k')
      return field(page).count()
    })
    .toBe(1)
  return page
}
/** Types a query and takes its first answer. */
const run = async (page: Page, query: string): Promise<void> => {
  await ask(page, query)
  // Ctrl+K closes a palette that is still open.
  await expect.poll(() => field(page).count()).toBe(0)
}
const ask = async (page: Page, query: string): Promise<void> => {
  await field(page).fill(query)
  await page.keyboard.press('Enter')
}

describe('the palette', () => {
  test('is a combobox that the keyboard walks: the field keeps the focus', async () => {
    const page = await openPalette()
    expect(await options(page).first().innerText()).toBe('Go to Findings')
    const active = async (): Promise<string> =>
      page.locator(`[id="${await field(page).getAttribute('aria-activedescendant')}"]`).innerText()
    expect(await active()).toBe('Go to Findings')
    await page.keyboard.press('ArrowDown')
    expect(await active()).toBe('Go to Compare')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect(await active()).toBe(await options(page).last().innerText())
    expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    await expect.poll(() => field(page).count()).toBe(0)
    await page.keyboard.press('Control+k')
    await field(page).waitFor()
    await page.keyboard.press('Control+k')
    await expect.poll(() => field(page).count()).toBe(0)
  })

  test('is gone at once when Escape closes it, so that Ctrl+K right after opens it again', async () => {
    const page = await openPalette()
    // Before the next task, which brings the browser's own `close`.
    const open = await page.getByRole('dialog', { name: 'Commands' }).evaluate(async (dialog) => {
      dialog.dispatchEvent(new Event('cancel', { cancelable: true }))
      await Promise.resolve()
      return document.contains(dialog)
    })
    expect(open).toBe(false)
    await page.keyboard.press('Control+k')
    await field(page).waitFor()
  })

  test('goes to views, subjects, findings and paths', async () => {
    const page = await openPalette()
    await run(page, 'timel')
    await page.getByRole('listbox', { name: 'Events' }).waitFor()
    await page.keyboard.press('Control+k')
    await run(page, 'scen')
    await expect.poll(() => grid(page).getAttribute('aria-label')).toBe('Comparison of scenes')
    await page.keyboard.press('Control+k')
    await run(page, 'post failed 500')
    await expect.poll(() => page.getByRole('tab', { name: /Findings/ }).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Control+k')
    await run(page, 'cart')
    await page.keyboard.press('Control+k')
    await run(page, 'sku-7 name')
    await expect.poll(() => selectedRow(page).innerText()).toBe('name')
  })

  test('does what the panel can do', async () => {
    const page = await openPalette()
    await row(page, 'qty').waitFor()
    await run(page, 'next diff')
    await expect.poll(() => selectedRow(page).innerText()).toBe('name')
    await page.keyboard.press('Control+k')
    await run(page, 'show equal')
    await row(page, 'field0').waitFor()
    await page.keyboard.press('Control+k')
    await run(page, 'pause')
    await page.getByText('paused', { exact: true }).waitFor()
    await page.keyboard.press('Control+k')
    await run(page, 'theme dark')
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
    await page.keyboard.press('Control+k')
    await run(page, 'export')
    await page.getByRole('dialog', { name: 'Export session' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    const chooser = page.waitForEvent('filechooser')
    await run(page, 'import')
    await chooser
  })

  test('says when nothing matches, and runs nothing', async () => {
    const page = await openPalette()
    await ask(page, 'no such thing at all')
    await page.getByText('Nothing matches “no such thing at all”').waitFor()
    expect(await field(page).getAttribute('aria-expanded')).toBe('false')
  })

  test('lists the keys for a question mark, but not while one types', async () => {
    const page = await harness.open('cart')
    await grid(page).focus()
    await page.keyboard.press('?')
    await expect.poll(() => field(page).inputValue()).toBe('?')
    await expect
      .poll(() => options(page).allInnerTexts())
      .toContainEqual(expect.stringMatching(/Next and previous difference\s+comparison\s+n · p/))
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox', { name: 'Filter subjects' }).press('?')
    expect(await page.getByRole('searchbox', { name: 'Filter subjects' }).inputValue()).toBe('?')
    expect(await field(page).count()).toBe(0)
  })
})

describe('$drift', () => {
  /** What the inspected page, which is this one, says in its console. */
  const asked = (page: Page, expression: string): Promise<unknown> => page.evaluate(expression)
  const said = (page: Page) => page.getByRole('status', { name: 'Last action' })

  test('a cell’s value goes to the console with its type', async () => {
    const page = await harness.open('cart')
    await row(page, 'addedAt').getByRole('gridcell').first().click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Put into console as $drift' }).click()
    await said(page).getByText('memory items["sku-7"].addedAt is $drift in the console').waitFor()
    expect(await asked(page, '$drift instanceof Date && $drift.getFullYear()')).toBe(2026)
  })

  test('the palette does it for the selected path, and leaves the page’s own $drift alone', async () => {
    const page = await harness.open('cart')
    await asked(page, 'window.$drift = "mine"')
    await row(page, 'seen').click()
    await page.keyboard.press('Control+k')
    await run(page, 'put memory seen')
    await said(page).getByText('memory seen is $drift1 in the console ($drift is the page’s own)').waitFor()
    expect(await asked(page, '[$drift, $drift1 instanceof Set && $drift1.size].join()')).toBe('mine,4')
  })
})
