import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { grid, row } from '../ui/locators'
import { type Harness, startHarness } from '../ui/support'

/** The settings of the panel as an ordinary page: what they change, and that they stay. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Settings' })
const openSettings = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Settings' }).click()
  await dialog(page).waitFor()
}
const again = async (page: Page): Promise<void> => {
  await page.reload()
  await page.getByRole('tab', { name: 'Compare' }).click()
  await grid(page).waitFor()
}
const heads = (page: Page): Promise<(string | undefined)[]> =>
  grid(page)
    .getByRole('columnheader')
    .evaluateAll((all) => all.map((head) => head.querySelector('b')?.textContent))

describe('settings', () => {
  test('theme, density and what is shown hold at once, and after DevTools was closed', async () => {
    const page = await harness.open('cart')
    await openSettings(page)
    await dialog(page).getByRole('radio', { name: 'dark' }).check()
    await dialog(page).getByRole('radio', { name: 'comfortable' }).check()
    await dialog(page).getByRole('checkbox', { name: 'server' }).check()
    await dialog(page).getByRole('checkbox', { name: 'Hide equal paths' }).uncheck()
    const holds = async (): Promise<void> => {
      await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
      await expect.poll(() => heads(page)).toEqual(['path', 'memory', 'localStorage', 'state'])
      await expect.poll(async () => (await row(page, 'field0').boundingBox())?.height).toBe(26)
    }
    await holds()
    await dialog(page).getByRole('button', { name: 'Done' }).click()
    await again(page)
    await holds()
    // What is hidden by default can be shown.
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'server' }).click()
    await expect.poll(() => heads(page)).toEqual(['path', 'memory', 'localStorage', 'server', 'state'])
  })

  test('times are shown as UTC everywhere', async () => {
    const page = await harness.open('flagship', { timezone: 'Asia/Tokyo' })
    const hours = async (): Promise<(number | undefined)[]> => {
      const texts = [
        await grid(page).getByRole('columnheader', { name: 'memory' }).innerText(),
        await page.getByRole('status', { name: 'Verdict' }).innerText(),
      ]
      return texts.map((text) => Number(/(\d\d):\d\d:\d\d/.exec(text)?.[1]))
    }
    const [head = 0, verdict = 0] = await hours()
    await openSettings(page)
    await dialog(page).getByRole('radio', { name: 'UTC' }).check()
    // Tokyo is nine hours ahead, all the year.
    await expect.poll(hours).toEqual([(head + 15) % 24, (verdict + 15) % 24])
  })

  test('a threshold that is no good is not taken, and says why; a good one is judged by', async () => {
    const page = await harness.open('cart')
    await openSettings(page)
    const settled = dialog(page).getByLabel('Settled after')
    await settled.fill('-1')
    await settled.press('Enter')
    await dialog(page).getByRole('alert').getByText('takes a number from 100 to 60000 ms, not -1').waitFor()
    expect(await settled.getAttribute('aria-invalid')).toBe('true')
    await settled.fill('2500')
    await settled.press('Enter')
    await again(page)
    await openSettings(page)
    expect(await dialog(page).getByLabel('Settled after').inputValue()).toBe('2500')
    await dialog(page).getByRole('button', { name: 'Reset all' }).click()
    await expect.poll(() => dialog(page).getByLabel('Settled after').inputValue()).toBe('1000')
  })

  test('what was kept and is no good is said, and is the default again', async () => {
    const page = await harness.open('cart')
    await page.evaluate(() => localStorage.setItem('driftscope:settings', '{"density":"huge"}'))
    await again(page)
    await expect
      .poll(() => page.getByRole('alert').innerText())
      .toContain('“density” takes compact, comfortable, not "huge".')
  })
})
