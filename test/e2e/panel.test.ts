import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server'
import { tour } from '../../playground/tour'
import { launchBrowser } from '../../src/cli/browser'
import { launch, type TestBrowser } from '../support/extension'
import { savedFile } from '../support/saved-file'
import { type Site, serveSite } from '../support/site'

/** A page that keeps a value in localStorage. */
const NOTES = `<!doctype html><title>notes</title><script>localStorage.setItem('note', JSON.stringify({ text: 'first' }))</script>`

const grid = (panel: Frame) => panel.getByRole('treegrid')
const rows = (panel: Frame) => grid(panel).locator('[role=rowgroup] [role=row]')
const subject = (panel: Frame, name: string) => panel.getByRole('option', { name })
const write = (page: Page, text: string): Promise<void> =>
  page.evaluate((to) => localStorage.setItem('note', JSON.stringify({ text: to })), text)
/** What the panel shows of the only path of the notes. */
const note = async (panel: Frame): Promise<string> =>
  (
    await rows(panel)
      .filter({ has: panel.getByRole('rowheader', { name: 'text' }) })
      .innerText()
  ).replaceAll(/\s+/g, ' ')

describe('the panel in DevTools', () => {
  let app: Playground
  let site: Site
  let browser: TestBrowser
  beforeAll(async () => {
    app = await startPlayground()
    site = await serveSite({ '/': NOTES, '/next': '<!doctype html><title>next</title>' })
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
    await app.close()
  })
  afterEach(async () => {
    // One page stays, or the browser would end.
    const [, ...pages] = browser.context.pages()
    for (const page of pages) await page.close()
  })

  const openPanel = async (page: Page): Promise<{ devtools: Page; panel: Frame }> => {
    const opened = await browser.openPanel(page)
    // Until it is set once, clicks beyond the window's real size get lost.
    await opened.devtools.setViewportSize({ width: 1180, height: 700 })
    return opened
  }
  const open = async (url: string): Promise<{ page: Page; devtools: Page; panel: Frame }> => {
    const page = await browser.context.newPage()
    await page.goto(url)
    return { page, ...(await openPanel(page)) }
  }
  const openNotes = async (): Promise<{ page: Page; devtools: Page; panel: Frame }> => {
    const opened = await open(site.origin())
    await subject(opened.panel, 'note').click()
    await opened.panel.getByRole('button', { name: 'Show equal paths' }).click()
    await expect.poll(() => note(opened.panel)).toContain('"first"')
    return opened
  }
  const openFlagship = async (): Promise<{ page: Page; devtools: Page; panel: Frame }> => {
    const page = await browser.context.newPage()
    await tour.find(({ id }) => id === 'write-before-hydration')?.play(page, app)
    const opened = { page, ...(await openPanel(page)) }
    await opened.panel.getByRole('status', { name: 'Verdict' }).getByText('Reloading now loses').waitFor()
    return opened
  }

  test('opened after the fact, it names the drift, the rows, the finding, and the place in the timeline', async () => {
    const { panel } = await openFlagship()
    expect(await subject(panel, 'cart-store').getAttribute('aria-selected')).toBe('true')
    expect(await panel.getByRole('status', { name: 'Verdict' }).innerText()).toMatch(
      /IndexedDB is behind memory on cart, theme since .* Trust memory/,
    )
    const names = await rows(panel).getByRole('rowheader').allInnerTexts()
    expect(names.map((name) => name.replace(/^[▼▶]\s*/, ''))).toEqual(
      expect.arrayContaining(['cart', 'lighthouse', 'theme']),
    )
    await grid(panel).focus()
    await panel.page().keyboard.press('End')
    await panel.page().keyboard.press('p')
    await panel.getByRole('region', { name: 'Details of theme' }).getByRole('button', { name: 'go there' }).click()
    await expect
      .poll(() => panel.getByRole('listbox', { name: 'Events' }).locator('[aria-selected=true]').count())
      .toBe(1)
    await panel.getByRole('tab', { name: /Findings/ }).click()
    await panel.getByRole('article', { name: 'write-before-hydration' }).getByText('About this rule').click()
    await expect
      .poll(() => panel.getByRole('document').getByRole('heading').first().innerText())
      .toContain('write-before-hydration')
  })

  test('a source line opens in the Sources panel', async () => {
    const { panel, devtools } = await openFlagship()
    await panel
      .getByRole('article', { name: 'memory' })
      .getByRole('button', { name: /\.js:[\d:]+$/ })
      .first()
      .click()
    await expect
      .poll(() => devtools.getByRole('tab', { name: 'Sources', exact: true }).getAttribute('aria-selected'))
      .toBe('true')
  })

  test('Ctrl+F finds in the panel, and Escape leaves it: DevTools takes neither key', async () => {
    const { panel, devtools } = await openNotes()
    await grid(panel).focus()
    await devtools.keyboard.press('Control+f')
    const search = panel.getByRole('search')
    await search.waitFor()
    await devtools.keyboard.type('firs')
    await devtools.keyboard.press('Enter')
    await expect.poll(() => search.getByRole('status').innerText()).toBe('1 of 1')
    await devtools.keyboard.press('Escape')
    await expect.poll(() => search.count()).toBe(0)
    expect(await devtools.locator('.search-bar:visible').count()).toBe(0)
    const consoles = devtools.getByRole('tab', { name: 'Console', exact: true })
    expect(await consoles.count()).toBe(1)
    // With nothing to close here it is DevTools' own key, which opens the drawer.
    await devtools.keyboard.press('Escape')
    await expect.poll(() => consoles.count()).toBe(2)
  })

  test('the menu of a row copies, in DevTools too', async () => {
    const { panel, devtools } = await openNotes()
    await rows(panel).filter({ hasText: 'text' }).click()
    await devtools.keyboard.press('ContextMenu')
    await panel.getByRole('menuitem', { name: 'Copy value' }).click()
    await expect.poll(() => panel.getByRole('status', { name: 'Last action' }).innerText()).toBe('Copied value')
  })

  test('an exported session opens again, says the same, and closes without touching what is live', async () => {
    const { panel } = await openFlagship()
    const verdict = await panel.getByRole('status', { name: 'Verdict' }).innerText()
    await panel.getByRole('button', { name: 'Export' }).click()
    const saved = await savedFile(browser.context, () =>
      panel.getByRole('dialog', { name: 'Export session' }).getByRole('button', { name: 'Save' }).click(),
    )
    expect(saved.name).toMatch(/^127\.0\.0\.1-\d+-\d{8}-\d{6}\.session\.json\.gz$/)
    const { buffer } = saved
    await panel
      .getByLabel('Session file')
      .setInputFiles({ name: 'saved.json.gz', mimeType: 'application/gzip', buffer })
    const banner = panel.getByRole('status', { name: 'Read-only session' })
    await expect.poll(() => banner.innerText()).toContain('saved.json.gz')
    expect(await panel.getByRole('status', { name: 'Verdict' }).innerText()).toBe(verdict)
    await banner.getByRole('button', { name: 'Close' }).click()
    await expect.poll(() => banner.count()).toBe(0)
    expect(await panel.getByRole('status', { name: 'Verdict' }).innerText()).toBe(verdict)
  })

  test('it follows the page live, pauses, and clears', async () => {
    const { page, panel } = await openNotes()
    await write(page, 'second')
    await expect.poll(() => note(panel)).toContain('"second"')
    await panel.getByRole('button', { name: 'Pause recording' }).click()
    await panel.getByText('paused', { exact: true }).waitFor()
    await write(page, 'unseen')
    await panel.getByRole('button', { name: 'Record' }).click()
    await panel.getByText('recording since').waitFor()
    const events = panel.getByRole('contentinfo', { name: 'Status' })
    await panel.getByRole('button', { name: 'Clear' }).click()
    await expect.poll(() => events.innerText()).toMatch(/\b[0-3] events?\b/)
    await write(page, 'third')
    await expect.poll(() => note(panel)).toContain('"third"')
  })

  test('Preserve log keeps what a navigation would leave behind', async () => {
    const { page, panel } = await openNotes()
    await panel.getByRole('tab', { name: 'Timeline' }).click()
    const pages = panel.locator('.event.page-start')
    await page.goto(`${site.origin()}/next`)
    await expect
      .poll(() => pages.allInnerTexts())
      .toEqual([expect.stringMatching(/opened .*\/$/m), expect.stringContaining('/next')])
    await panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck()
    await page.goto(`${site.origin()}/`)
    await expect.poll(() => pages.allInnerTexts()).toEqual([expect.stringMatching(/opened .*\/$/m)])
  })
})

test('the panel takes the theme of DevTools, and follows its changes', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'driftscope-theme-'))
  mkdirSync(join(profile, 'Default'))
  const preferences = { currentDockState: '"undocked"', 'ui-theme': '"dark"' }
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ devtools: { preferences } }))
  const browser = await launchBrowser({ profile, headless: true })
  try {
    const [page] = browser.context.pages()
    if (!page) throw new Error('no page')
    const { devtools, panel } = await browser.openPanel(page)
    const theme = (): Promise<string | null> => panel.locator('html').getAttribute('data-theme')
    await expect.poll(theme).toBe('dark')
    await devtools.evaluate(setDevtoolsTheme('default'))
    await expect.poll(theme).toBe('light')
  } finally {
    await browser.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
})

/** What DevTools' own settings do. As text, for vitest would rewrite the import. */
const setDevtoolsTheme = (name: string): string => `
  import('devtools://devtools/bundled/core/common/common.js')
    .then(({ Settings }) => Settings.Settings.instance().moduleSetting('ui-theme').set('${name}'))`
