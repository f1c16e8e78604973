import type { Locator, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { row } from '../ui/locators'
import { type Harness, startHarness } from '../ui/support'

/** The timeline's canvas and the playhead, on a cart whose save failed: 17 events in 11.4 s, shown up to 13.11 s. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

const SHOWN = 13_110
/** px for the names of the lanes; height of a lane. */
const [GUTTER, LANE] = [76, 18]

const openTimeline = async (theme: 'light' | 'dark' = 'light'): Promise<Page> => {
  const page = await harness.open('refused-cart', { theme, timezone: 'UTC' })
  await page.getByRole('tab', { name: 'Timeline' }).click()
  return page
}
const canvas = (page: Page): Locator => page.getByRole('img', { name: /^all events,/ })
const slider = (page: Page): Locator => page.getByRole('slider', { name: 'Playhead' })
const banner = (page: Page): Locator => page.getByRole('status', { name: 'Moment shown' })
const selected = (page: Page): Locator => page.getByRole('listbox', { name: 'Events' }).locator('[aria-selected=true]')
/** `12:03:00.000 to 12:03:13.110` */
const range = async (page: Page): Promise<string> =>
  /, (\S+ to \S+):/.exec((await canvas(page).getAttribute('aria-label')) ?? '')?.[1] ?? ''
/** How many pixels of the canvas have a token's colour. */
const pixels = (page: Page, token: string): Promise<number> =>
  canvas(page).evaluate((element, name) => {
    if (!(element instanceof HTMLCanvasElement)) return -1
    const [probe, context] = [document.createElement('canvas').getContext('2d'), element.getContext('2d')]
    if (!probe || !context) return -1
    probe.fillStyle = getComputedStyle(element).getPropertyValue(`--${name}`)
    probe.fillRect(0, 0, 1, 1)
    const [r, g, b] = probe.getImageData(0, 0, 1, 1).data
    const { data } = context.getImageData(0, 0, element.width, element.height)
    let found = 0
    for (let at = 0; at < data.length; at += 4) if (data[at] === r && data[at + 1] === g && data[at + 2] === b) found++
    return found
  }, token)
/** Where a moment is on the canvas, on the lane with this number. */
const place = async (page: Page, at: number, lane: number): Promise<{ x: number; y: number }> => {
  const box = await canvas(page).boundingBox()
  if (!box) throw new Error('no canvas')
  return { x: box.x + GUTTER + (at / SHOWN) * (box.width - GUTTER), y: box.y + (lane + 0.5) * LANE }
}
const AXIS = 7

describe('the canvas', () => {
  test('tells what it shows, has a colour for each layer, and follows the theme and the toggles', async () => {
    const page = await openTimeline()
    await expect
      .poll(() => canvas(page).getAttribute('aria-label'))
      .toMatch(/: memory 4, storage 3, server 5, hydration 4, document 1; diverged since 12:03:00.080$/)
    for (const token of ['memory', 'storage', 'server', 'hydration', 'bad', 'bad-bg', 'focus'])
      await expect.poll(() => pixels(page, token)).toBeGreaterThan(5)
    expect(await pixels(page, 'rendered')).toBe(0)
    // The stretch is shaded in the list as well.
    expect(await page.locator('.event.diverged').count()).toBe(7)
    await page.getByRole('button', { name: 'server', exact: true }).click()
    await expect.poll(() => pixels(page, 'server')).toBe(0)
    expect(await page.getByRole('option', { name: /GET \/api\/cart sent/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'server', exact: true }).click()
    await expect.poll(() => pixels(page, 'server')).toBeGreaterThan(5)
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
    await expect.poll(() => pixels(page, 'server')).toBeGreaterThan(5)
  })

  test('zooms at the pointer and by keys, pans, and shows all again', async () => {
    const page = await openTimeline()
    await expect.poll(() => range(page)).toBe('12:03:00.000 to 12:03:13.110')
    const save = await place(page, 11_300, 2)
    await page.mouse.move(save.x, save.y)
    await page.mouse.wheel(0, -1_500)
    await expect.poll(() => range(page)).toMatch(/^12:03:11\.1\d\d to 12:03:11\.3\d\d$/)
    const near = await range(page)
    await page.keyboard.down('Shift')
    await page.mouse.wheel(0, -400)
    await page.keyboard.up('Shift')
    await expect.poll(() => range(page)).not.toBe(near)
    await page.mouse.dblclick(save.x, (await place(page, 0, 4)).y)
    await expect.poll(() => range(page)).toBe('12:03:00.000 to 12:03:13.110')
    await slider(page).focus()
    await page.keyboard.press('+')
    await expect.poll(() => range(page)).toMatch(/^12:03:03\.27\d to 12:03:09\.83\d$/)
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => range(page)).toMatch(/^12:03:04\.91\d to 12:03:11\.47\d$/)
    await page.keyboard.press('0')
    await expect.poll(() => range(page)).toBe('12:03:00.000 to 12:03:13.110')
  })

  test('says what lies under the pointer, selects it by a click, and is scrubbed along the clock', async () => {
    const page = await openTimeline()
    const refused = await place(page, 11_204, 1)
    await page.mouse.move(refused.x, refused.y)
    await expect
      .poll(() => canvas(page).getAttribute('title'))
      .toBe('12:03:11.204 cart-storage: write refused: QuotaExceededError')
    await page.mouse.click(refused.x, refused.y)
    await expect.poll(() => selected(page).innerText()).toContain('write refused')
    const [from, to] = [await place(page, 6_000, AXIS), await place(page, 11_300, AXIS)]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await expect.poll(() => banner(page).innerText()).toMatch(/^12:03:00\.080, after GET \/api\/cart: answer read/)
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => banner(page).innerText()).toMatch(/^12:03:11\.210, after POST \/api\/cart sent/)
  })
})

describe('the playhead', () => {
  test('is a slider: it steps, leads to the first event and to now, and every view shows its moment', async () => {
    const page = await openTimeline()
    await slider(page).focus()
    expect(await slider(page).getAttribute('aria-valuetext')).toBe('now')
    await page.keyboard.press('Home')
    await expect
      .poll(() => slider(page).getAttribute('aria-valuetext'))
      .toBe('12:03:00.000 opened http://localhost:3000/')
    await page.keyboard.press('End')
    await expect.poll(() => banner(page).count()).toBe(0)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('{')
    await expect
      .poll(() => slider(page).getAttribute('aria-valuetext'))
      .toMatch(/^12:03:11\.204 cart-storage: write refused/)
    await page.keyboard.press('[')
    await expect
      .poll(() => banner(page).innerText())
      .toMatch(/^12:03:11\.204, after cart: addItem set items, total · 4 events before now/)
    await page.getByRole('tab', { name: 'Compare' }).click()
    await expect.poll(() => row(page, 'total').innerText()).toMatch(/59\.9\s+19\.9\s+19\.9/)
    expect(await page.getByRole('tab', { name: /Findings/ }).innerText()).toBe('Findings')
    await page.keyboard.press('[')
    await expect.poll(() => row(page, 'total').count()).toBe(0)
    expect(await page.getByRole('status', { name: 'Verdict' }).innerText()).toContain('disagree on coupon')
    await banner(page).getByRole('button', { name: 'Back to now' }).click()
    await expect.poll(() => row(page, 'total').innerText()).toMatch(/59\.9\s+19\.9\s+19\.9/)
    expect(await page.getByRole('tab', { name: /Findings/ }).innerText()).toContain('1')
  })

  test('plays from event to event until now, and stops there', async () => {
    const page = await openTimeline()
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('10')
    await slider(page).focus()
    await page.keyboard.press(' ')
    await banner(page).waitFor()
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
    await expect.poll(() => banner(page).count()).toBe(0)
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  })

  test('goes to the first divergence of the selected path, and two moments can be compared', async () => {
    const page = await harness.open('refused-cart', { timezone: 'UTC' })
    await row(page, 'total').click()
    await page.keyboard.press('\\')
    await expect.poll(() => banner(page).innerText()).toMatch(/after cart: addItem set items, total/)
    await page.getByRole('tab', { name: 'Timeline' }).click()
    await page.getByRole('option', { name: /read the saved state/ }).click({ modifiers: ['Shift'] })
    await page.getByRole('button', { name: /^Compare A \(12:03:00\.005\)/ }).click()
    await expect.poll(() => row(page, 'total').innerText()).toMatch(/\b0\s+59\.9/)
  })
})
