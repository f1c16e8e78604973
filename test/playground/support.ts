import { isDeepStrictEqual } from 'node:util'
import { type BrowserContext, type Page, chromium } from 'playwright'
import { afterAll, beforeAll, expect } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server'
import { findBrowser, noBrowserSentence } from '../../scripts/lib/find-browser.mjs'

/** A playground with a fresh browser profile per `visit`; closed with the test file. */
export function usePlayground() {
  let app: Playground
  let browser: Awaited<ReturnType<typeof chromium.launch>>
  beforeAll(async () => {
    app = await startPlayground()
    const search = findBrowser()
    if (!search.browser) throw new Error(noBrowserSentence(search))
    browser = await chromium.launch({ executablePath: search.browser.path, headless: true })
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })
  return {
    app: () => app,
    /** A new profile on a reset server, with everything its pages said on the console or threw. */
    visit: async () => {
      await app.reset()
      const context = await browser.newContext()
      context.setDefaultTimeout(10_000)
      const complaints: string[] = []
      context.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
      context.on('weberror', (error) => complaints.push(`error: ${error.error().message}`))
      return { context, page: await context.newPage(), complaints }
    },
  }
}

interface Persisted {
  state: Record<string, unknown>
  version: number
}

/** What stands in this page's storages under a name, as the page itself would read it. */
export async function stored(page: Page, area: 'local' | 'session' | 'indexedDB', name: string): Promise<Persisted> {
  const text = await page.evaluate(
    async ([where, key]) => {
      if (where !== 'indexedDB') return (where === 'local' ? localStorage : sessionStorage).getItem(key)
      const settled = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result))
          request.addEventListener('error', () => reject(request.error ?? new Error('failed')))
        })
      const database = await settled(indexedDB.open('keyval-store'))
      const value: unknown = await settled(database.transaction('keyval').objectStore('keyval').get(key))
      database.close()
      return typeof value === 'string' ? value : null
    },
    [area, name] as const,
  )
  if (text === null) throw new Error(`Nothing is stored under ${name}.`)
  return JSON.parse(text) as Persisted
}

/** Every store's state by name; the page must have been opened with `?expose=1`. */
export function memory(page: Page): Promise<Record<string, Record<string, unknown>>> {
  return page.evaluate(() => {
    const { __studio } = window as unknown as { __studio: { memory: () => Record<string, Record<string, unknown>> } }
    return __studio.memory()
  })
}

/** What the server answers to a GET. */
export async function onServer(app: Playground, path: string): Promise<unknown> {
  return (await fetch(app.url + path)).json()
}

/** Polls until memory, storage and server of every store agree; what was never stored has nothing to agree with. */
export async function allAgree(page: Page, app: Playground): Promise<void> {
  const server = { scenes: '/api/scenes', projects: '/api/projects', chat: '/api/messages' }
  await expect
    .poll(async () => {
      const state = await memory(page)
      const saved = async (area: Parameters<typeof stored>[1], name: string, store: string) => {
        const copy = (await stored(page, area, name).catch(() => undefined))?.state
        return copy && [pick(state[store], Object.keys(copy)), copy]
      }
      const pairs = {
        scenes: [state['scenes']?.['scenes'], await onServer(app, server.scenes)],
        projects: [state['projects']?.['projects'], await onServer(app, server.projects)],
        messages: [state['chat']?.['messages'], await onServer(app, server.chat)],
        'copy of the scenes': await saved('local', 'scenes', 'scenes'),
        workspace: await saved('local', 'workspace', 'workspace'),
        'session-ui': await saved('session', 'session-ui', 'sessionUi'),
        cart: await saved('indexedDB', 'cart-store', 'cart'),
        'waiting saves': [state['scenes']?.['saving'], {}],
      }
      return Object.entries(pairs).filter(([, pair]) => pair && !isDeepStrictEqual(pair[0], pair[1]))
    })
    .toEqual([])
}

const pick = (state: Record<string, unknown> | undefined, keys: string[]) =>
  Object.fromEntries(keys.map((key) => [key, state?.[key]]))

export type Visit = { context: BrowserContext; page: Page; complaints: string[] }
