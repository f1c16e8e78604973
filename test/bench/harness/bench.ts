import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { type ExtensionBrowser, launchBrowser } from '../../../src/cli/browser'
import { bundle } from './bundle'
import { Calls } from './calls'
import { startChromium, SWITCHES } from './chromium'
import { startServer } from './server'

export interface CallOptions {
  /** With the built extension in the browser. */
  extension?: boolean
  /** Milliseconds until the call is given up. */
  within?: number
}

/** One of several that take turns. */
export interface Contestant extends CallOptions {
  args?: unknown
}

export interface OpenPage {
  page: Page
  browser: ExtensionBrowser
  /** Calls what the page offers. */
  call: <T>(name: string, args?: unknown) => Promise<T>
  /** Closes its browser, which otherwise stays until the case is over. */
  close: () => Promise<void>
}

/** What a case measures with. All pages are production builds of test/bench/pages, served cross-origin isolated. */
export interface Bench {
  /** Calls what a page offers, in a fresh browser that no debugger is attached to. */
  run: <T>(page: string, name: string, args?: unknown, options?: CallOptions) => Promise<T>
  /** The same call for each contestant, in a fresh browser each; they measure in turns, one sample at a time. */
  turns: <T>(page: string, name: string, contestants: readonly Contestant[]) => Promise<T[]>
  /** Opens a page in a fresh browser with the built extension that Playwright drives, DevTools and all. */
  open: (page: string) => Promise<OpenPage>
  /** The address of a page, built and served. */
  url: (page: string) => Promise<string>
}

const WITHIN = 120_000

/** A bench for cases to run on, one after another. `endCase` closes what a case left open. */
export async function startBench(): Promise<Bench & { endCase: () => Promise<void>; stop: () => Promise<void> }> {
  const cache = join('.cache', 'bench')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'pages-'))
  const calls = new Calls()
  const server = await startServer(calls.answer)
  const built = new Map<string, Promise<string>>()
  let open: { close: () => Promise<void> }[] = []

  const url = (page: string): Promise<string> => {
    const known = built.get(page)
    if (known) return known
    const out = join(folder, page)
    const ready = bundle(page, out).then((html) => {
      server.add(page, out, html)
      return `${server.origin}/${page}/`
    })
    built.set(page, ready)
    return ready
  }

  const turns = async <T>(page: string, name: string, contestants: readonly Contestant[]): Promise<T[]> => {
    const address = await url(page)
    const values = calls.begin(contestants.map(({ args }) => args)).map(async ({ id, value }, i) => {
      const { extension = false, within = WITHIN } = contestants[i] ?? {}
      const browser = startChromium(`${address}?name=${name}&call=${id}${extension ? '&extension' : ''}`, extension)
      const timer = setTimeout(() => calls.fail(id, `${page}.${name} took over ${within / 1000} s`), within)
      try {
        return await value
      } finally {
        clearTimeout(timer)
        await browser.close()
      }
    })
    return (await Promise.all(values)) as T[] // each case knows what its page gives
  }

  return {
    url,
    turns,
    run: async <T>(page: string, name: string, args?: unknown, options: CallOptions = {}) => {
      const [value] = await turns<T>(page, name, [{ ...options, args }])
      return value as T // one for one
    },
    open: async (name) => {
      const address = await url(name)
      const browser = await launchBrowser({ headless: true, args: SWITCHES })
      open.push(browser)
      const page = await browser.context.newPage()
      await page.goto(`${address}?extension`)
      await page.waitForFunction(() => window.bench !== undefined)
      const call = <T>(what: string, args?: unknown): Promise<T> =>
        page.evaluate(([called, given]) => window.bench?.(called, given), [what, args] as const) as Promise<T>
      const close = async (): Promise<void> => {
        open = open.filter((other) => other !== browser)
        await browser.close()
      }
      return { page, browser, call, close }
    },
    endCase: async () => {
      for (const browser of open) await browser.close()
      open = []
    },
    stop: async () => {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
