import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { findBrowser } from '../../scripts/lib/find-browser.mjs'
import type { AgentEvent, AgentSource } from '../../src/core/timeline/event'
import { Joiner } from '../../src/transport/joiner'
import { parseFromAgent, parseTail } from '../../src/protocol/parse'
import type { FromAgent, Tail, ToAgent } from '../../src/protocol/messages'
import { agentScript, type PageBuild, pageScript } from './build'
import { clientScript } from './client'
import { inWords } from './words'

export const ORIGIN = 'http://app.test'
export const SECURE = 'https://app.test'

export interface OpenOptions extends PageBuild {
  /** What the server rendered, as the whole page; the app's script is `/app.js`. */
  served?: string
  /** Runs before the agent, and after it but before the page. */
  before?: string
  after?: string
  /** false: nobody listens until `connect`. */
  listening?: boolean
  agent?: boolean
  /** HTML before the page's script. */
  html?: string
  /** The test moves the page's clock. */
  clock?: boolean
  /** JSON answers by path; others answer with their path. */
  api?: Record<string, unknown>
  context?: BrowserContext
  /** The browser refuses the page every storage. */
  sandboxed?: boolean
}

let browser: Browser | undefined

export async function startBrowser(): Promise<void> {
  const executablePath = findBrowser().browser?.path
  browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
  })
}

export async function stopBrowser(): Promise<void> {
  await browser?.close()
}

/** Opens a page of test/fixtures/agent with the agent in it. */
export async function open(fixture: string, options: OpenOptions = {}): Promise<Site> {
  if (!browser) throw new Error('startBrowser first')
  const context = options.context ?? (await browser.newContext())
  const page = await context.newPage()
  const app = await pageScript(fixture, options)
  await page.route(/^https?:\/\/app\.test\//, (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/app.js') return route.fulfill({ contentType: 'text/javascript', body: app })
    if (pathname.startsWith('/api/')) {
      const status = pathname === '/api/gone' ? 404 : 200
      return route.fulfill({ status, json: options.api?.[pathname] ?? { path: pathname } })
    }
    return route.fulfill({
      contentType: 'text/html',
      headers: options.sandboxed ? { 'content-security-policy': 'sandbox allow-scripts' } : {},
      body:
        options.served ??
        '<!doctype html><meta charset="utf-8"><div id="root"></div>' +
          (options.html ?? '') +
          '<script src="/app.js"></script>',
    })
  })
  if (options.clock) await page.clock.install()
  const agent =
    options.agent === false ? '' : `${await agentScript()}\n//# sourceURL=chrome-extension://driftscope/page.js`
  for (const content of [options.before, clientScript(options.listening !== false), agent, options.after]) {
    if (content) await page.addInitScript({ content })
  }
  const site = new Site(page)
  page.on('console', (message) => {
    // The browser's own line for a 404.
    if (!message.text().startsWith('Failed to load resource')) site.console.push(message.text())
  })
  page.on('pageerror', (error) => site.errors.push(error.message))
  return site
}

export class Site {
  readonly console: string[] = []
  readonly errors: string[] = []

  constructor(readonly page: Page) {}

  async goto(path = '/'): Promise<this> {
    await this.page.goto(new URL(path, ORIGIN).href)
    return this
  }

  /** Calls an action that the page offers at `window.app`. */
  async act(name: string, ...args: unknown[]): Promise<unknown> {
    return this.page.evaluate(
      ([action, values]) =>
        (Reflect.get(window, 'app') as { [name: string]: (...args: unknown[]) => unknown })[action]?.(...values),
      [name, args] as [string, unknown[]],
    )
  }

  async say(message: ToAgent): Promise<void> {
    await this.page.evaluate(
      (text) => (Reflect.get(window, 'driftscopeTest') as { port: MessagePort }).port.postMessage(text),
      JSON.stringify(message),
    )
  }

  connect(have: Record<string, number> = {}): Promise<void> {
    return this.say({ type: 'hello', have })
  }

  /** What the agent said, each message checked as the bridge checks it. */
  async messages(): Promise<FromAgent[]> {
    const texts = await this.page.evaluate(
      () => (Reflect.get(window, 'driftscopeTest') as { messages: string[] }).messages,
    )
    const joiner = new Joiner()
    return texts.flatMap((text) => {
      const parsed = parseFromAgent(text)
      if (!parsed.ok) throw new Error(parsed.problem)
      if (parsed.message.type !== 'piece') return parsed.message
      const joined = joiner.add(parsed.message)
      if (joined && !joined.ok) throw new Error(joined.problem)
      return joined && joined.message.type !== 'tail' ? joined.message : []
    })
  }

  /** The events of this document in order, each once. */
  async events(): Promise<AgentEvent[]> {
    const bySeq = new Map<number, AgentEvent>()
    for (const message of await this.messages()) {
      if (message.type === 'batch') for (const event of message.events) bySeq.set(event.seq, event)
    }
    return [...bySeq.values()].toSorted((a, b) => a.seq - b.seq)
  }

  async sources(): Promise<AgentSource[]> {
    const byId = new Map<string, AgentSource>()
    for (const message of await this.messages()) {
      if (message.type === 'batch') for (const source of message.sources) byId.set(source.id, source)
    }
    return [...byId.values()]
  }

  /** The events as lines of text; `only` picks those that match. */
  async lines(only = /./): Promise<string[]> {
    return (await this.events()).map(inWords).filter((line) => only.test(line))
  }

  /** What the document before this one left behind, in the order it was handed over. */
  async tails(): Promise<Tail[]> {
    const texts = await this.page.evaluate(() => (Reflect.get(window, 'driftscopeTest') as { tails: string[] }).tails)
    return texts.map((text) => {
      const parsed = parseTail(text)
      if (!parsed.ok) throw new Error(parsed.problem)
      const { events, ...rest } = parsed.message
      // The test's own entry that carries the tails over.
      return {
        ...rest,
        events: events.filter((event) => !('source' in event && event.source === 'sessionStorage:tails')),
      }
    })
  }
}
