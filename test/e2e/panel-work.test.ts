import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { grid, row } from '../ui/locators'
import { type Harness, startHarness } from '../ui/support'

/** Work that takes its time: the panel goes on meanwhile, and Cancel stops it and loses nothing. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

describe('long work', () => {
  test('an export says what it does, the panel answers meanwhile, and Cancel ends it', async () => {
    const page = await harness.open('long')
    await grid(page).waitFor()
    await page.getByRole('button', { name: 'Export' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export session' })
    await expect
      .poll(() => dialog.getByRole('status', { name: 'Progress' }).innerText())
      .toMatch(/^Looking for secrets in \d+ events…$/)
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    // Without the search for secrets it is soon done: that the box answers shows that the panel is free.
    await dialog.getByRole('checkbox', { name: /Redact/ }).uncheck()
    await expect.poll(() => dialog.getByRole('button', { name: 'Save' }).isEnabled()).toBe(true)
    await dialog.getByRole('checkbox', { name: /Redact/ }).check()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect.poll(() => dialog.count()).toBe(0)
    expect(await page.getByRole('status', { name: 'Verdict' }).innerText()).toContain('cart')
  })

  test('an import can be cancelled, and what is on screen stays', async () => {
    const page = await harness.open('cart')
    await grid(page).waitFor()
    const buffer = gzipSync(`{"format":"driftscope-session","version":1,"events":[${'0,'.repeat(50_000_000)}0]}`)
    await page.getByLabel('Session file').setInputFiles({ name: 'huge.json.gz', mimeType: 'application/gzip', buffer })
    await page.getByRole('status', { name: 'Progress' }).getByText('huge.json.gz').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect.poll(() => page.getByRole('status', { name: 'Progress' }).count()).toBe(0)
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await grid(page).getAttribute('aria-label')).toBe('Comparison of cart')
  })

  test('the difference of long texts is looked for beside the panel, stopped and started again', async () => {
    const page = await harness.open('long-texts')
    await row(page, 'note').click()
    // Held back at its start, however fast the machine is.
    await page.route(/worker-.*\.js/, () => undefined)
    await row(page, 'essay').click()
    const details = page.getByRole('group', { name: 'Text difference' })
    await details.getByText('Comparing two long texts').waitFor()
    await details.getByRole('button', { name: 'Cancel' }).click()
    await details.getByText('Not compared.').waitFor()
    await page.unroute(/worker-.*\.js/)
    await details.getByRole('button', { name: 'Compare' }).click()
    await details.locator('del').first().waitFor()
    expect(await row(page, 'essay').getAttribute('aria-selected')).toBe('true')
  })

  test('what went well is said for a while, and then no more', async () => {
    const page = await harness.open('signed-in')
    await page.clock.install()
    await page.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await download
    await page.getByRole('alert').getByText('Saved localhost-3000').waitFor()
    await page.clock.fastForward(10_000)
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
  })
})
