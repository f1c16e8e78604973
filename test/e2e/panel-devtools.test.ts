import type { Frame, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launch, type TestBrowser } from '../support/extension'
import { type Site, serveSite } from '../support/site'

/** A page that keeps a value in localStorage. */
const NOTES = `<!doctype html><title>notes</title><script>localStorage.setItem('note', JSON.stringify({ text: 'first' }))</script>`

/** What depends on the real DevTools: their keys, their console, the extension's storage. */
describe('the panel’s tools in DevTools', () => {
  let site: Site
  let browser: TestBrowser
  beforeAll(async () => {
    site = await serveSite({ '/': NOTES })
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })
  afterEach(async () => {
    // One page stays, or the browser would end.
    const [, ...pages] = browser.context.pages()
    for (const page of pages) await page.close()
  })
  const open = async (): Promise<{ page: Page; devtools: Page; panel: Frame }> => {
    const page = await browser.context.newPage()
    await page.goto(site.origin())
    const opened = await browser.openPanel(page)
    // Until it is set once, clicks beyond the window's real size get lost.
    await opened.devtools.setViewportSize({ width: 1180, height: 700 })
    await opened.panel.getByRole('option', { name: 'note' }).click()
    return { page, ...opened }
  }
  const field = (panel: Frame) => panel.getByRole('combobox', { name: 'Command, subject, finding or path' })

  test('Ctrl+K opens the palette, which puts a value into the page’s console', async () => {
    const { page, devtools, panel } = await open()
    await panel.getByRole('treegrid').focus()
    await devtools.keyboard.press('Control+k')
    await field(panel).waitFor()
    await devtools.keyboard.type('put local')
    await devtools.keyboard.press('Enter')
    const said = panel.getByRole('status', { name: 'Last action' })
    await expect.poll(() => said.innerText()).toBe('localStorage is $drift in the console')
    expect(await page.evaluate('$drift')).toEqual({ text: 'first' })
    expect(await page.evaluate('Object.keys(window).filter((name) => name.includes("drift"))')).toEqual([])
  })

  test('Escape closes the palette and not DevTools’ drawer, `?` lists the keys', async () => {
    const { devtools, panel } = await open()
    await panel.getByRole('treegrid').focus()
    await devtools.keyboard.press('?')
    await panel.getByRole('option', { name: 'Next and previous difference' }).waitFor()
    await devtools.keyboard.press('Escape')
    await expect.poll(() => field(panel).count()).toBe(0)
    expect(await devtools.getByRole('tab', { name: 'Console', exact: true }).count()).toBe(1)
  })

  test('Escape opens DevTools’ drawer, and closed again it leaves the keys to the comparison', async () => {
    const { devtools, panel } = await open()
    await panel.getByRole('treegrid').focus()
    const isFocused = (): Promise<boolean> =>
      panel.getByRole('treegrid').evaluate((grid) => document.hasFocus() && grid === document.activeElement)
    await expect.poll(isFocused).toBe(true)
    await devtools.keyboard.press('Escape')
    await expect.poll(isFocused).toBe(false)
    await devtools.keyboard.press('Escape')
    await expect.poll(isFocused).toBe(true)
  })

  test('what a feature says of its buttons holds against what holds for all', async () => {
    const { panel } = await open()
    await panel.getByRole('checkbox', { name: 'Only differences' }).uncheck()
    await panel.getByRole('row', { name: 'text' }).click()
    const twist = panel.getByRole('button', { name: 'Close details' })
    expect(await twist.evaluate((button) => getComputedStyle(button).fontSize)).toBe('9px')
  })

  test('settings are kept in the extension, for the next time', async () => {
    const first = await open()
    await first.panel.getByRole('button', { name: 'Settings' }).click()
    await first.panel.getByRole('radio', { name: 'dark' }).check()
    await expect.poll(() => first.panel.locator('html').getAttribute('data-theme')).toBe('dark')
    await first.page.close()
    const second = await open()
    await expect.poll(() => second.panel.locator('html').getAttribute('data-theme')).toBe('dark')
    await second.panel.getByRole('button', { name: 'Settings' }).click()
    await second.panel.getByRole('button', { name: 'Reset all' }).click()
    await expect.poll(() => second.panel.locator('html').getAttribute('data-theme')).toBe('light')
    expect(await second.page.evaluate(() => Object.keys(localStorage))).toEqual(['note'])
  })

  test('an export is packed by the extension’s own worker', async () => {
    const { panel } = await open()
    await panel.getByRole('button', { name: 'Export' }).click()
    await expect.poll(() => panel.getByRole('dialog').getByRole('button', { name: 'Save' }).isEnabled()).toBe(true)
    expect(await panel.getByRole('dialog').innerText()).toContain('Nothing in it looks like a secret.')
  })
})
