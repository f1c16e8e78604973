import type { Frame, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../src/cli/browser'
import { launch, type TestBrowser } from '../support/extension'
import { type Site, serveSite } from '../support/site'

/** In the extension's own pages. */
declare const chrome: {
  runtime: { getManifest: () => { options_ui?: unknown }; sendMessage: (message: object) => Promise<unknown> }
  scripting: { getRegisteredContentScripts: () => Promise<unknown[]> }
}

/** Permissions and the extension's own pages, with the real extension. */
const NOTES = `<!doctype html><title>notes</title><script>
  window.native = Storage.prototype.setItem
  localStorage.setItem('note', JSON.stringify({ text: 'first' }))
</script>`

let site: Site
let browser: TestBrowser
beforeAll(async () => {
  site = await serveSite({ '/': NOTES })
  browser = await launch({ hosts: ['shop.test', 'other.test'], port: site.port })
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const open = async (url: string): Promise<Page> => {
  const page = await browser.context.newPage()
  await page.goto(url)
  return page
}
const own = (path: string): string => `chrome-extension://${browser.extensionId}/src/pages/${path}`
const openPanel = async (page: Page): Promise<Frame> => {
  const { devtools, panel } = await browser.openPanel(page)
  // Until it is set once, clicks beyond the window's real size get lost.
  await devtools.setViewportSize({ width: 1180, height: 700 })
  return panel
}
const subject = (panel: Frame) => panel.getByRole('option', { name: 'note' })
const notRecording = (panel: Frame) => panel.getByRole('status', { name: 'Not recording' })
/** The page that the panel has opened. */
const opened = async (path: string): Promise<Page> => {
  const find = (): Page | undefined => browser.context.pages().find((page) => page.url().startsWith(own(path)))
  await expect.poll(find).toBeDefined()
  return find() ?? Promise.reject(new Error(`${path} has gone`))
}
/** The hooks were there when the page began, and are no more. */
const isPutBack = (page: Page): Promise<boolean> => page.evaluate('Storage.prototype.setItem !== native')
/** What a person answers when the browser asks: the next request for this site is granted. */
const sayYesTo = async (pattern: string): Promise<void> => {
  const settings = await open('chrome://extensions/')
  await settings.evaluate(
    ([id, host]) => (globalThis as unknown as Settings).chrome.developerPrivate.addHostPermission(id ?? '', host ?? ''),
    [browser.extensionId, pattern],
  )
  await settings.close()
}
/** What chrome://extensions itself uses; not in any types. */
interface Settings {
  chrome: { developerPrivate: { addHostPermission: (id: string, host: string) => Promise<void> } }
}

test('allowed in the panel, listed, and taken back: recording stops, what was recorded stays', async () => {
  const origin = site.origin('shop.test')
  const page = await open(origin)
  const panel = await openPanel(page)
  const empty = panel.getByRole('region', { name: 'Nothing to show' })
  await empty.getByText('for the host with all its ports').waitFor()
  await sayYesTo('http://shop.test/*')
  await empty.getByRole('button', { name: `Allow ${origin}` }).click()
  // Nothing is reloaded behind the user's back.
  await empty.getByRole('heading', { name: 'Reload the page to record it' }).waitFor()
  expect(await subject(panel).count()).toBe(0)
  await empty.getByRole('button', { name: 'Reload the page' }).click()
  await subject(panel).waitFor()

  await panel.getByRole('button', { name: 'Permissions' }).click()
  const permissions = await opened('permissions.html')
  const others = permissions.getByRole('list', { name: 'Other sites' })
  await expect.poll(() => others.innerText()).toContain('http://shop.test all its ports')
  expect(await isPutBack(page)).toBe(false)
  await others.getByRole('button', { name: 'Take back http://shop.test' }).click()
  await permissions.getByText('http://shop.test is not read any more.').waitFor()
  expect(await others.getByRole('listitem').count()).toBe(0)
  await expect.poll(() => isPutBack(page)).toBe(true)
  await expect.poll(() => permissions.evaluate(() => chrome.scripting.getRegisteredContentScripts())).toEqual([])
  await notRecording(panel).getByText(`Driftscope may not read ${origin}`).waitFor()
  expect(await subject(panel).count()).toBe(1)

  const recorded = await panel.getByRole('contentinfo', { name: 'Status' }).innerText()
  await page.evaluate(() => localStorage.setItem('unseen', '1'))
  await page.reload()
  await notRecording(panel).getByText(`Driftscope may not read ${origin}`).waitFor()
  expect(await panel.getByRole('option', { name: 'unseen' }).count()).toBe(0)
  expect(await panel.getByRole('contentinfo', { name: 'Status' }).innerText()).toBe(recorded)
  expect(browser.context.pages().map((each) => each.url())).not.toContain(own('welcome.html'))
})

test('the page of permissions asks for the site it was opened for, and says that its ports come along', async () => {
  const collector = await browser.openCollector()
  // What the panel says where it may not ask by itself: in Firefox.
  const message = { type: 'show-permissions', origin: site.origin('other.test') }
  expect(await collector.page.evaluate((said) => chrome.runtime.sendMessage(said), message)).toBe(true)
  const page = await opened('permissions.html?origin=')
  const form = page.getByRole('form', { name: 'Allow a site' })
  expect(await form.getByRole('textbox', { name: 'Address of a page' }).inputValue()).toBe(site.origin('other.test'))
  await sayYesTo('http://other.test/*')
  await form.getByRole('button', { name: 'Allow http://other.test' }).click()
  await page.getByText('http://other.test may be read now. Reload its pages to record them.').waitFor()
  await open(`${site.origin('other.test')}/`)
  await expect.poll(() => collector.writes('/')).toContain('note')
  await form.getByRole('textbox').fill('no address')
  expect(await form.getByRole('button').isDisabled()).toBe(true)
})

test('the extension’s options are the permissions', async () => {
  const page = await open(own('permissions.html'))
  const options = await page.evaluate(() => chrome.runtime.getManifest().options_ui)
  expect(options).toMatchObject({ page: 'src/pages/permissions.html', open_in_tab: true })
})

test('after an installation by a person the first-run page opens and says what is needed', async () => {
  // Without it the page would know that a program drives the browser.
  const fresh = await launchBrowser({ headless: true, args: ['--disable-blink-features=AutomationControlled'] })
  try {
    const find = (): Page | undefined => fresh.context.pages().find((page) => page.url().endsWith('/welcome.html'))
    await expect.poll(find, { timeout: 10_000 }).toBeDefined()
    const page = find()
    if (!page) throw new Error('the first-run page has gone')
    const text = (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ')
    for (const needed of [
      'localhost',
      '127.0.0.1',
      'Nothing leaves the browser',
      'Open DevTools',
      'cannot do',
      'Allow',
    ])
      expect(text).toContain(needed)
    await page.getByRole('link', { name: 'permissions' }).click()
    await page.getByRole('heading', { name: 'Which sites Driftscope may read' }).waitFor()
  } finally {
    await fresh.close()
  }
})
