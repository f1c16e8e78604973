import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Harness, startHarness } from '../ui/support'
import { some } from '../support/smoke'

/** The panel as an ordinary page: how it fits, and what it says when there is nothing to compare. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

const grid = (page: Page) => page.getByRole('treegrid')
/** What sticks out of the window sideways, or text that is cut without an ellipsis. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((element) => {
      const box = element.getBoundingClientRect()
      const scrolled =
        element.closest('.grid, pre, dl, .events, .hidden-visually, .state-word') ??
        element.parentElement?.closest('.ellipsis')
      return box.width > 0 && box.right > innerWidth + 1 && !scrolled ? [`${element.tagName}.${element.className}`] : []
    }),
  )

test('above what was recorded before stands why nothing is recorded any more, and what to do', async () => {
  const page = await harness.open('needs-reload')
  const banner = page.getByRole('status', { name: 'Not recording' })
  await banner.getByText('Reload the page to record it. What was recorded before stays here.').waitFor()
  await banner.getByRole('button', { name: 'Reload the page' }).click()
  await page.getByRole('button', { name: 'Permissions' }).click()
  expect(
    await page.evaluate(() => (globalThis as unknown as { harness: { live: { asked: string[] } } }).harness.live.asked),
  ).toEqual(['reloadPage', 'showPermissions'])
})

describe('states without a comparison', () => {
  test.each([
    ['no-permission', 'Driftscope may not read https://shop.example', 'Allow https://shop.example'],
    ['needs-reload-empty', 'Reload the page to record it', 'Reload the page'],
    ['no-agent', 'No recorder runs in this page', 'Reload the page'],
    ['restricted', 'Browsers let no extension read this page', undefined],
    ['nothing', 'No store and no saved state found on this page yet', 'Reload the page'],
  ])('%s explains itself', async (sample, title, button) => {
    const page = await harness.open(sample)
    const empty = page.getByRole('region', { name: 'Nothing to show' })
    await expect.poll(() => empty.getByRole('heading').first().innerText()).toBe(title)
    expect(await empty.getByRole('button').allInnerTexts()).toEqual(button === undefined ? [] : [button])
  })

  test('nothing found lists what was tried', async () => {
    const page = await harness.open('nothing')
    expect(await page.getByRole('table', { name: 'Techniques' }).innerText()).toContain('214 components looked at')
  })
})

describe('sizes and themes', () => {
  const sizes = [
    [1180, 640],
    [1180, 320],
    [400, 640],
  ] as const
  const themes = ['light', 'dark'] as const
  test.each(some(sizes.flatMap(([width, height]) => themes.map((theme) => [width, height, theme] as const))))(
    '%i × %i %s: nothing sticks out on any tab',
    async (width, height, theme) => {
      const page = await harness.open('cart', { width, height, theme })
      await grid(page).waitFor()
      for (const tab of ['Compare', 'Findings', 'Timeline']) {
        await page.getByRole('tab', { name: tab }).click()
        expect(await overflowing(page)).toEqual([])
      }
      const dialog = page.getByRole('dialog')
      const ask = async (query: string): Promise<void> => {
        await page.keyboard.press('Control+k')
        await page.getByRole('combobox', { name: /^Command/ }).fill(query)
        await dialog.getByRole('option').first().waitFor()
      }
      const leave = async (): Promise<void> => {
        await page.keyboard.press('Escape')
        // Out of the document: it is hidden a moment before it has gone, and until then takes the next key.
        await expect.poll(() => page.locator('dialog').count()).toBe(0)
      }
      for (const query of ['', '?', 'cart']) {
        await ask(query)
        expect(await overflowing(page)).toEqual([])
        await leave()
      }
      for (const command of ['settings', 'export']) {
        await ask(command)
        await page.keyboard.press('Enter')
        await dialog.getByRole('heading').waitFor()
        expect(await overflowing(page)).toEqual([])
        await leave()
      }
      expect(await page.locator('html').getAttribute('data-theme')).toBe(theme)
    },
  )

  test('an imported session fits a narrow panel', async () => {
    const page = await harness.open('flagship', { width: 400 })
    await page.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByLabel('Session file').setInputFiles(await (await download).path())
    await page.getByRole('status', { name: 'Read-only session' }).waitFor()
    expect(await overflowing(page)).toEqual([])
  })

  test('a narrow panel turns the sidebar into a select, a low one closes the details', async () => {
    const narrow = await harness.open('cart', { width: 400 })
    await narrow.getByRole('combobox', { name: 'Subject' }).selectOption('theme')
    await expect.poll(() => grid(narrow).getAttribute('aria-label')).toBe('Comparison of theme')
    const low = await harness.open('cart', { height: 320 })
    await low.getByRole('button', { name: 'Open details' }).click()
    await low.getByRole('article', { name: 'memory zustand' }).waitFor()
  })

  test('however far a narrow panel is scrolled to the side, the path and the state of a row are in view', async () => {
    const page = await harness.open('cart', { width: 400 })
    const row = grid(page).getByRole('row').nth(1)
    await row.waitFor()
    await grid(page).evaluate((element) => element.scrollBy(1_000, 0))
    expect(await grid(page).evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
    for (const cell of [row.getByRole('rowheader'), row.getByRole('gridcell').last()]) {
      const box = await cell.boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(400)
    }
  })

  test('an event of a narrow panel says what it is beside its buttons', async () => {
    const page = await harness.open('cart', { width: 400 })
    await page.getByRole('tab', { name: 'Timeline' }).click()
    await page.getByRole('listbox', { name: 'Events' }).getByRole('option').first().click()
    const name = page.getByRole('region', { name: 'Event details' }).locator('header b')
    expect(await name.innerText()).not.toBe('')
    expect(await name.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  })
})
