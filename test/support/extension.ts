import type { Page } from 'playwright'
import { type ExtensionBrowser, launchBrowser } from '../../src/cli/browser'
import { until } from '../../src/cli/until'
import type { AgentEvent } from '../../src/core/timeline/event'
import type { RecordedDocument, Recording } from '../../src/core/timeline/recording'
import '../../src/pages/collector-api'

export interface TestBrowser extends ExtensionBrowser {
  /** Ends the extension's worker, as the browser does when it likes. */
  killWorker: () => Promise<void>
  /** What an update of the extension does: its old content scripts stay behind, orphaned. */
  reloadExtension: () => Promise<void>
  /** Whether the extension hears the page in a tab at this moment, for what it will leave behind. */
  isHeard: (page: Page) => Promise<boolean>
  /** Opens a page that records all tabs. */
  openCollector: () => Promise<OpenCollector>
}

export interface OpenCollector {
  page: Page
  recording: () => Promise<Recording>
  /** The types of all events of the documents at a path, in order. */
  events: (path: string) => Promise<string[]>
  /** The web storage keys that the documents at a path have written themselves, in order. */
  writes: (path: string) => Promise<string[]>
  /** How the collector stands to the tab of a page. */
  state: (tab: Page) => Promise<string | undefined>
}

/** The built extension in a headless browser with a throw-away profile. `hosts`: names that lead to a port of this machine. */
export async function launch({ hosts = [] as string[], port = 0 } = {}): Promise<TestBrowser> {
  const rules = hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`).join(',')
  const browser = await launchBrowser({ headless: true, args: rules ? [`--host-resolver-rules=${rules}`] : [] })
  const keeper = await hideKeeper(browser)
  return {
    ...browser,
    // Most tests are about the comparison, not about the panel's home.
    openPanel: async (page) => {
      const opened = await browser.openPanel(page)
      await opened.panel.getByRole('tab', { name: 'Compare' }).click()
      return opened
    },
    killWorker: () => killWorker(browser),
    reloadExtension: () => reloadExtension(browser),
    isHeard: (page) => keeper.evaluate((url) => (globalThis as Heard).heard?.includes(url) === true, page.url()),
    openCollector: () => openCollector(browser),
  }
}

/**
 * Waits for the extension's offscreen page, as a person who starts a browser does unawares, and hides it: Playwright lists it
 * too, and a test that closes what it finds must not close that.
 */
async function hideKeeper({ context }: ExtensionBrowser): Promise<Page> {
  const pages = context.pages.bind(context)
  const isKeeper = (page: Page): boolean => page.url().endsWith('/keeper.html')
  const keeper = await until(() => pages().find(isKeeper), 10_000)
  if (!keeper) throw new Error('the extension opened no keeper')
  await keeper.waitForLoadState()
  context.pages = () => pages().filter((page) => !isKeeper(page))
  await keeper.evaluate(listenIn)
  return keeper
}

/** Addresses of the documents whose ports the keeper holds. */
interface Heard {
  heard?: string[]
}
interface Port {
  sender?: { url?: string }
  onDisconnect: { addListener: (listener: () => void) => void }
}

/** Runs in the keeper's page. */
function listenIn(): void {
  const { chrome } = globalThis as unknown as {
    chrome: { runtime: { onConnect: { addListener: (listener: (port: Port) => void) => void } } }
  }
  const heard: string[] = []
  Object.assign(globalThis, { heard })
  chrome.runtime.onConnect.addListener((port) => {
    const url = port.sender?.url ?? ''
    heard.push(url)
    port.onDisconnect.addListener(() => heard.splice(heard.indexOf(url), 1))
  })
}

async function killWorker({ context }: ExtensionBrowser): Promise<void> {
  const [page] = context.pages()
  if (!page) throw new Error('no page to kill the worker from')
  const session = await context.newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await session.detach()
}

async function reloadExtension({ context, extensionId }: ExtensionBrowser): Promise<void> {
  const page = await context.newPage()
  await page.goto('chrome://extensions/')
  await page.evaluate(async (id) => {
    const { developerPrivate } = (globalThis as unknown as { chrome: { developerPrivate: DeveloperPrivate } }).chrome
    // Without it the browser would not start an unpacked extension again.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
    await developerPrivate.reload(id)
  }, extensionId)
  await page.close()
}

/** What chrome://extensions itself uses; not in any types. */
interface DeveloperPrivate {
  updateProfileConfiguration: (update: { inDeveloperMode: boolean }) => Promise<void>
  reload: (id: string) => Promise<void>
}

async function openCollector({ context, extensionId }: ExtensionBrowser): Promise<OpenCollector> {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${extensionId}/src/pages/collector.html`)
  await page.waitForFunction(() => window.driftscopeCollector !== undefined)
  const recording = async (): Promise<Recording> => {
    const found = await page.evaluate(() => window.driftscopeCollector?.recording())
    if (!found) throw new Error('the collector has gone')
    return found
  }
  const at = async (path: string): Promise<AgentEvent[]> => {
    const { documents } = await recording()
    return documents.filter((document) => pathOf(document) === path).flatMap(({ events }) => events)
  }
  return {
    page,
    recording,
    events: async (path) => (await at(path)).map(({ type }) => type),
    writes: async (path) =>
      (await at(path)).flatMap((event) =>
        event.type === 'storage-written' && event.seenBy === 'method' ? [event.source.replace(/^.*?:/, '')] : [],
      ),
    state: (tab) => page.evaluate(stateOf, tab.url()),
  }
}

/** Runs in the collector's page. */
async function stateOf(url: string): Promise<string | undefined> {
  const { chrome } = globalThis as unknown as { chrome: { tabs: Tabs } }
  const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url)
  return window.driftscopeCollector?.states()[String(tab?.id)]
}

interface Tabs {
  query: (filter: object) => Promise<{ id?: number; url?: string }[]>
}

const pathOf = ({ url }: RecordedDocument): string => (URL.canParse(url) ? new URL(url).pathname : url)
