import type { Page } from 'playwright'
import { type ExtensionBrowser, launchBrowser } from '../../src/cli/browser'
import type { RecordedDocument, Recording } from '../../src/core/timeline/recording'
import '../../src/pages/collector-api'

export interface TestBrowser extends ExtensionBrowser {
  /** Ends the extension's worker, as the browser does when it likes. */
  killWorker: () => Promise<void>
  /** Opens a page that records all tabs. */
  openCollector: () => Promise<OpenCollector>
}

export interface OpenCollector {
  page: Page
  recording: () => Promise<Recording>
  /** `storage-written localStorage:k` for each event of the documents at a path, in order of documents. */
  events: (path: string) => Promise<string[]>
  /** How the collector stands to the tab of a page. */
  state: (tab: Page) => Promise<string | undefined>
}

/** The built extension in a headless browser with a throw-away profile. `hosts`: names that lead to a port of this machine. */
export async function launch({ hosts = [] as string[], port = 0 } = {}): Promise<TestBrowser> {
  const rules = hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`).join(',')
  const browser = await launchBrowser({ headless: true, args: rules ? [`--host-resolver-rules=${rules}`] : [] })
  return {
    ...browser,
    killWorker: () => killWorker(browser),
    openCollector: () => openCollector(browser),
  }
}

async function killWorker({ context }: ExtensionBrowser): Promise<void> {
  const [page] = context.pages()
  if (!page) throw new Error('no page to kill the worker from')
  const session = await context.newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await session.detach()
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
  return {
    page,
    recording,
    events: async (path) => {
      const { documents } = await recording()
      return documents.filter((document) => pathOf(document) === path).flatMap(eventsOf)
    },
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

const eventsOf = ({ events }: RecordedDocument): string[] =>
  events.map((event) => ('source' in event ? `${event.type} ${event.source}` : event.type))
