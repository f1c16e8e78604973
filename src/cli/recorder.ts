import { type Page, request } from 'playwright'
import { DriftscopeError, detailOf } from '../core/errors'
import { type ExtensionBrowser, launchBrowser } from './browser'
import { type CollectorPage, openCollector } from './collector'
import { isLocal } from './permissions'

/** A browser that records: the collector is open and hidden, `page` is the one tab in front. */
export interface Recorder {
  browser: ExtensionBrowser
  collector: CollectorPage
  page: Page
}

export interface RecorderOptions {
  headless: boolean
  profile?: string | undefined
}

/** Starts a browser whose extension sees the site of `url`, with one empty tab. */
export async function startBrowser(
  url: URL,
  { headless, profile }: RecorderOptions,
): Promise<Omit<Recorder, 'collector'>> {
  const browser = await launchBrowser({ headless, ...(profile !== undefined && { profile }) })
  try {
    // The extension's offscreen page is listed as well.
    const empty = browser.context.pages().find((each) => each.url() === 'about:blank')
    const page = empty ?? (await browser.context.newPage())
    await allow(browser, url)
    return { browser, page }
  } catch (error) {
    await browser.close()
    throw error
  }
}

/** Starts a browser that records the site of `url` from its first document on. */
export async function startRecorder(url: URL, options: RecorderOptions): Promise<Recorder> {
  const { browser, page } = await startBrowser(url, options)
  try {
    const collector = await openCollector(browser.context, browser.extensionId)
    await page.bringToFront()
    return { browser, collector, page }
  } catch (error) {
    await browser.close()
    throw error
  }
}

/**
 * Opens a url. Throws `url-unreachable` when nothing answers there, `url-refused` when no page comes back. A page that comes
 * with an error status is recorded: what it resolves to says so.
 */
export async function visit(page: Page, url: URL): Promise<string | undefined> {
  try {
    const response = await page.goto(url.href)
    const status = response?.status() ?? 0
    if (status < 400) return undefined
    return `${url.href} answered ${`${status} ${response?.statusText() ?? ''}`.trim()}. If that is not your app, check the address.`
  } catch (error) {
    const [, reason = detailOf(error)] = /net::(ERR_\w+)/.exec(detailOf(error)) ?? []
    // An error status without a body, for which Chromium shows a page of its own.
    if (reason === 'ERR_HTTP_RESPONSE_CODE_FAILURE') throw new DriftscopeError('url-refused', { url: url.href })
    throw new DriftscopeError('url-unreachable', { url: url.href, detail: reason })
  }
}

/** Grants an address, and the one it sends the browser on to: `http://app.example` may live at `https://www.app.example`. */
async function allow(browser: ExtensionBrowser, url: URL): Promise<void> {
  await browser.grantOrigin(url.origin)
  if (isLocal(url.origin)) return
  // Apart from the browser, so that no cookie of this answer is there before the recording begins.
  const scout = await request.newContext({ ignoreHTTPSErrors: true })
  const final = await scout.get(url.href, { timeout: 10_000 }).then(
    (response) => new URL(response.url()).origin,
    // Whether it answers is for the visit to say: names may resolve for the browser only.
    () => url.origin,
  )
  await scout.dispose()
  if (final !== url.origin) await browser.grantOrigin(final)
}
