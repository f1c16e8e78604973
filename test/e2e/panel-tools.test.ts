import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { grid, row, selectedRow } from '../ui/locators'
import { type Harness, startHarness } from '../ui/support'

/** What one does with the panel as an ordinary page: copy, find, arrange columns. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

describe('copying', () => {
  /** What was copied last. */
  const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())
  const openCart = async (): Promise<Page> => {
    const page = await harness.open('cart')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    return page
  }
  const menu = (page: Page) => page.getByRole('menu')
  const focused = (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement?.textContent ?? '')

  test('the right button on a cell copies from that source', async () => {
    const page = await openCart()
    await row(page, 'addedAt').getByRole('gridcell').first().click({ button: 'right' })
    expect(await menu(page).getByRole('menuitem').allInnerTexts()).toEqual(
      expect.arrayContaining([
        'Copy path',
        'Copy value',
        'Copy as JSON',
        'Copy as JS literal',
        'Put into console as $drift',
      ]),
    )
    await menu(page).getByRole('menuitem', { name: 'Copy as JS literal' }).click()
    await page.getByRole('status', { name: 'Last action' }).getByText('Copied JS literal').waitFor()
    expect(await clipboard(page)).toMatch(/^new Date\("2026-03-14T.*"\)$/)
    expect(await menu(page).count()).toBe(0)
  })

  test('the menu key opens it on the selected row, arrows walk it, Escape gives the focus back', async () => {
    const page = await openCart()
    await row(page, 'coupon').click()
    await page.keyboard.press('ContextMenu')
    expect(await menu(page).getByRole('group').count()).toBeGreaterThanOrEqual(4)
    await expect.poll(() => focused(page)).toBe('Copy path')
    await page.keyboard.press('Escape')
    await expect.poll(() => menu(page).count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('treegrid')
    await page.keyboard.press('ContextMenu')
    await expect
      .poll(async () => {
        await page.keyboard.press('ArrowDown')
        return focused(page)
      })
      .toBe('Copy as JSON')
    await page.keyboard.press('Enter')
    await page.getByText('Copied JSON').waitFor()
    expect(await clipboard(page)).toBe('"SPRING"')
  })

  test('the details copy each source’s value', async () => {
    const page = await openCart()
    await row(page, 'note').click()
    await page.getByRole('button', { name: 'Copy from localStorage' }).press('Enter')
    await page.keyboard.press('Enter')
    await page.getByText('Copied value').waitFor()
    expect(await clipboard(page)).toBe('ring twice')
  })
})

describe('find', () => {
  const field = (page: Page) => page.getByRole('search').getByRole('textbox', { name: 'Find' })
  const matches = (page: Page) => page.getByRole('status', { name: 'Matches' })
  const find = async (page: Page, text: string): Promise<void> => {
    await page.keyboard.press('Control+f')
    await field(page).fill(text)
  }

  test('goes through the paths and values of the subject, hidden ones too', async () => {
    const page = await harness.open('cart')
    await row(page, 'items').dblclick()
    await find(page, 'lamp')
    await expect.poll(() => matches(page).innerText()).toBe('1 match')
    await page.keyboard.press('Enter')
    await expect.poll(() => selectedRow(page).innerText()).toBe('name')
    expect(await matches(page).innerText()).toBe('1 of 1')
    await find(page, 'field3')
    await expect.poll(() => matches(page).innerText()).toBe('11 matches')
    await page.keyboard.press('Enter')
    await expect.poll(() => selectedRow(page).innerText()).toBe('field3')
    await page.keyboard.press('Shift+Enter')
    await expect.poll(() => selectedRow(page).innerText()).toBe('field39')
    expect(await matches(page).innerText()).toBe('11 of 11')
    expect(await marked(page)).toEqual(['field3'])
    await field(page).fill('no such thing')
    await expect.poll(() => matches(page).innerText()).toBe('not found')
  })

  test('in the timeline it goes through the events that are shown', async () => {
    const page = await harness.open('cart')
    await find(page, 'refused')
    await page.getByRole('button', { name: '1 event in the timeline' }).click()
    await field(page).press('Enter')
    const selected = page.getByRole('option', { selected: true }).filter({ hasText: 'QuotaExceededError' })
    await selected.waitFor()
    await page.getByRole('button', { name: 'storage', exact: true }).click()
    await expect.poll(() => matches(page).innerText()).toBe('not found')
  })

  test('Escape closes it, gives the keys to the rows, and keeps the text for the next time', async () => {
    const page = await harness.open('cart')
    await find(page, 'total')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('search').count()).toBe(0)
    expect(await marked(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => selectedRow(page).innerText()).toBe('coupon')
    await page.getByRole('button', { name: 'Find', exact: true }).click()
    expect(await field(page).inputValue()).toBe('total')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  })

  /** The texts that the browser paints as found. */
  const marked = (page: Page): Promise<string[]> =>
    page.evaluate(() => [...new Set([...(CSS.highlights.get('find') ?? [])].map(String))])

  test('of more rows than one can search it says so', async () => {
    const page = await harness.open('large')
    await grid(page).waitFor()
    await find(page, 'field')
    await expect.poll(() => matches(page).innerText()).toBe('1,000+ matches')
  })
})

describe('columns', () => {
  const separator = (page: Page, name: string) => grid(page).getByRole('separator', { name: `Width of ${name}` })
  const width = async (page: Page, name: string): Promise<number> =>
    Number(await separator(page, name).getAttribute('aria-valuenow'))
  const heads = (page: Page): Promise<(string | undefined)[]> =>
    grid(page)
      .getByRole('columnheader')
      .evaluateAll((all) => all.map((head) => head.querySelector('b')?.textContent))

  test('are resized by dragging their edge, head and rows together, and stay so for as long as the panel lives', async () => {
    const page = await harness.open('cart')
    await expect.poll(() => width(page, 'memory')).toBeGreaterThan(150)
    const before = await width(page, 'memory')
    const edge = await separator(page, 'memory').boundingBox()
    if (!edge) throw new Error('no edge')
    await page.mouse.move(edge.x + 3, edge.y + 10)
    await page.mouse.down()
    await page.mouse.move(edge.x + 103, edge.y + 10, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => width(page, 'memory')).toBe(before + 100)
    const cell = await row(page, 'total').getByRole('gridcell').first().boundingBox()
    expect(cell?.width).toBe(before + 100)
    await page.getByRole('tab', { name: 'Timeline' }).click()
    await page.getByRole('tab', { name: 'Compare' }).click()
    await expect.poll(() => width(page, 'memory')).toBe(before + 100)
    await separator(page, 'memory').dblclick()
    await expect.poll(() => width(page, 'memory')).toBe(before)
  })

  test('are resized by the keyboard, which leaves the rows alone', async () => {
    const page = await harness.open('cart')
    await expect.poll(() => width(page, 'path')).toBeGreaterThan(150)
    const before = await width(page, 'path')
    const selected = await selectedRow(page).innerText()
    await separator(page, 'path').press('ArrowRight')
    await expect.poll(() => width(page, 'path')).toBe(before + 10)
    await separator(page, 'path').press('Shift+ArrowLeft')
    await expect.poll(() => width(page, 'path')).toBe(before - 40)
    await separator(page, 'path').press('Home')
    await expect.poll(() => width(page, 'path')).toBe(48)
    await separator(page, 'path').press('Enter')
    await expect.poll(() => width(page, 'path')).toBe(before)
    expect(await selectedRow(page).innerText()).toBe(selected)
  })

  test('are hidden and shown from a menu; one always stays', async () => {
    const page = await harness.open('cart')
    await page.getByRole('button', { name: 'Columns' }).click()
    const item = (name: string) => page.getByRole('menuitemcheckbox', { name })
    await item('memory').click()
    await item('localStorage').click()
    expect(await item('localStorage').getAttribute('aria-checked')).toBe('false')
    expect(await item('server').getAttribute('aria-disabled')).toBe('true')
    await page.keyboard.press('Escape')
    expect(await heads(page)).toEqual(['path', 'server', 'state'])
    expect(await row(page, 'coupon').getByRole('gridcell').allInnerTexts()).toEqual([
      '"SUMMER"',
      expect.stringContaining('server newer'),
    ])
    await page.getByRole('button', { name: 'Columns' }).click()
    await item('localStorage').click()
    await page.keyboard.press('Escape')
    expect(await heads(page)).toEqual(['path', 'localStorage', 'server', 'state'])
  })

  test('are put in another order by dragging a head, and stay so', async () => {
    const page = await harness.open('cart')
    const head = (name: string) => grid(page).getByRole('columnheader', { name })
    await head('server').dragTo(head('memory'))
    await expect.poll(() => heads(page)).toEqual(['path', 'server', 'memory', 'localStorage', 'state'])
    expect(await row(page, 'coupon').getByRole('gridcell').allInnerTexts()).toEqual([
      '"SUMMER"',
      '"SPRING"',
      '"SPRING"',
      expect.stringContaining('server newer'),
    ])
    await page.getByRole('option', { name: 'scenes' }).click()
    await page.getByRole('option', { name: 'cart' }).click()
    expect(await heads(page)).toEqual(['path', 'server', 'memory', 'localStorage', 'state'])
  })

  test('are moved by Alt and an arrow and by the menu of the head, which keeps the focus', async () => {
    const page = await harness.open('cart')
    const head = (name: string) => grid(page).getByRole('columnheader', { name })
    await head('memory').focus()
    await page.keyboard.press('Alt+ArrowRight')
    await page.keyboard.press('Alt+ArrowRight')
    expect(await heads(page)).toEqual(['path', 'localStorage', 'server', 'memory', 'state'])
    await page.getByRole('status', { name: 'Last action' }).getByText('Column 3 of 3').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Move left' }).click()
    expect(await heads(page)).toEqual(['path', 'localStorage', 'memory', 'server', 'state'])
    await head('memory').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Hide' }).click()
    expect(await heads(page)).toEqual(['path', 'localStorage', 'server', 'state'])
  })

  test('the arrows in the head go from difference to difference', async () => {
    const page = await harness.open('cart')
    await row(page, 'total').click()
    await page.getByRole('button', { name: 'Next difference' }).click()
    expect(await selectedRow(page).innerText()).toBe('coupon')
    await page.getByRole('button', { name: 'Previous difference' }).press('Enter')
    expect(await selectedRow(page).innerText()).toBe('total')
  })
})
