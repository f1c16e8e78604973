import type { BrowserContext, Page } from 'playwright'
import { DriftscopeError, detailOf } from '../core/errors'
import type { Recording } from '../core/timeline/recording'

/** The extension's page that follows all tabs and merges what they record. */
export interface CollectorPage {
  recording: () => Promise<Recording>
  /** Whether it is still about to connect to a tab. */
  connecting: () => Promise<boolean>
  userAgent: () => Promise<string>
}

/** What the collector page offers as `window.driftscopeCollector`. */
interface Offered {
  driftscopeCollector?: { recording: () => Promise<Recording>; states: () => Record<string, string> }
}

/** Opens the collector and hides it from `context.pages()`, so that a flow finds only its own pages. */
export async function openCollector(context: BrowserContext, extensionId: string): Promise<CollectorPage> {
  const page = await context.newPage()
  hide(context, page)
  try {
    await page.goto(`chrome-extension://${extensionId}/src/pages/collector.html`)
    await page.waitForFunction(() => (globalThis as Offered).driftscopeCollector !== undefined, undefined, {
      timeout: 10_000,
    })
  } catch (error) {
    throw new DriftscopeError('collector-failed', { detail: detailOf(error) })
  }
  return {
    // As text: Playwright's own transfer of large objects is slow.
    recording: () => asked(async () => JSON.parse(await page.evaluate(recordingText)) as Recording),
    connecting: () => asked(() => page.evaluate(isConnecting)),
    userAgent: () => page.evaluate(() => navigator.userAgent),
  }
}

const recordingText = async (): Promise<string> =>
  JSON.stringify(await (globalThis as Offered).driftscopeCollector?.recording())

const isConnecting = (): boolean =>
  Object.values((globalThis as Offered).driftscopeCollector?.states() ?? {}).includes('connecting')

async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw new DriftscopeError('collector-failed', { detail: detailOf(error) })
  }
}

function hide(context: BrowserContext, hidden: Page): void {
  const pages = context.pages.bind(context)
  // Nor the extension's offscreen page, which Playwright lists too.
  const isOwn = (page: Page): boolean => page === hidden || page.url().startsWith('chrome-extension://')
  context.pages = () => pages().filter((page) => !isOwn(page))
}
