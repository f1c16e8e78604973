import type { Frame, Locator } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server'
import { tour } from '../../playground/tour'
import { launch, type TestBrowser } from '../support/extension'
import { savedFile } from '../support/saved-file'

/** The playhead in DevTools, on the write that came before the hydration; then on the same as a saved session. */
describe('a past moment', () => {
  let app: Playground
  let browser: TestBrowser
  let panel: Frame
  beforeAll(async () => {
    app = await startPlayground()
    browser = await launch()
    const page = await browser.context.newPage()
    await tour.find(({ id }) => id === 'write-before-hydration')?.play(page, app)
    const opened = await browser.openPanel(page)
    await opened.devtools.setViewportSize({ width: 1180, height: 700 })
    ;({ panel } = opened)
    await verdict().getByText('Reloading now loses').waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await app.close()
  })

  const verdict = (): Locator => panel.getByRole('status', { name: 'Verdict' })
  const banner = (): Locator => panel.getByRole('status', { name: 'Moment shown' })
  const theme = (): Locator =>
    panel
      .getByRole('treegrid')
      .getByRole('row')
      .filter({ has: panel.getByRole('rowheader', { name: 'theme', exact: true }) })
  const slider = (): Locator => panel.getByRole('slider', { name: 'Playhead' })

  /** From now to the first event, to the first divergence of a path, which is what comes back, and to now. */
  const walk = async (end: string): Promise<string | null> => {
    const now = { verdict: await verdict().innerText(), theme: await theme().innerText() }
    await slider().focus()
    await panel.page().keyboard.press('Home')
    await expect.poll(() => banner().innerText()).toMatch(new RegExp(`, after .*\\d+ events before ${end}`))
    await expect.poll(() => verdict().innerText()).not.toBe(now.verdict)
    expect(await verdict().innerText()).toContain('nothing read from IndexedDB yet')
    expect(await panel.getByRole('tab', { name: /Findings/ }).innerText()).toBe('Findings')
    await banner()
      .getByRole('button', { name: `Back to ${end}` })
      .click()
    await expect.poll(() => verdict().innerText()).toBe(now.verdict)
    await theme().click()
    await panel.page().keyboard.press('\\')
    await expect.poll(() => banner().innerText()).toMatch(/cart-store/)
    await expect.poll(() => theme().innerText()).toMatch(/"daylight"\s+"dusk"\s+≠\s*differs/)
    const parted = await slider().getAttribute('aria-valuetext')
    await panel.page().keyboard.press('{')
    await expect.poll(() => slider().getAttribute('aria-valuetext')).not.toBe(parted)
    await expect.poll(() => theme().innerText()).toMatch(/"dusk"\s+"dusk"\s+=\s*equal/)
    await banner()
      .getByRole('button', { name: `Back to ${end}` })
      .click()
    await expect.poll(() => theme().innerText()).toBe(now.theme)
    return parted
  }

  test('of the live page changes the comparison, leads to the first divergence, and back to now', async () => {
    expect(await walk('now')).toContain('cart-store: created')
  })

  test('of a saved session does the same', async () => {
    await panel.getByRole('button', { name: 'Export' }).click()
    const { buffer } = await savedFile(browser.context, () =>
      panel.getByRole('dialog', { name: 'Export session' }).getByRole('button', { name: 'Save' }).click(),
    )
    const file = { name: 'saved.json.gz', mimeType: 'application/gzip', buffer }
    await panel.getByLabel('Session file').setInputFiles(file)
    await panel.getByRole('status', { name: 'Read-only session' }).waitFor()
    expect(await walk('the end')).toContain('cart-store: created')
  })
})
