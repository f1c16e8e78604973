import type { Request } from 'playwright'
import { until } from '../../src/cli/until'
import type { Browsing } from './browsers'

/** Everything about a page that its author or its user could notice. */
export interface Noticed {
  html: string
  values: unknown[]
  storage: Record<string, unknown>
}
export interface Exchanged {
  /** Requests of scripts, in order. */
  scripted: string[]
  /** The browser's own, for documents and what they name. */
  loaded: string[]
  console: string[]
}

/** Follows a page of a browser from its first document on. */
export async function watch({ context, prepare }: Browsing, blank: string) {
  const page = await context.newPage()
  const exchanged: Exchanged = { scripted: [], loaded: [], console: [] }
  const open = new Set<Request>()
  const pending: Promise<unknown>[] = []
  await page.goto(blank)
  await prepare(page)
  page.on('console', (message) => exchanged.console.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => exchanged.console.push(`error: ${error.message}`))
  page.on('request', (request) => {
    open.add(request)
    const isScripted = ['fetch', 'xhr', 'ping'].includes(request.resourceType())
    const list = isScripted ? exchanged.scripted : exchanged.loaded
    const place = list.push('') - 1
    pending.push(inWords(request).then((words) => (list[place] = words)))
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  return {
    page,
    /** What is there once nothing is under way. */
    look: async (): Promise<Noticed> => {
      if (!(await until(() => open.size === 0, 15_000)))
        throw new Error(`no answer to ${[...open].map((each) => each.url()).join()}`)
      await page.evaluate(nextFrame)
      return sameText(await page.evaluate(noticed))
    },
    exchanged: async (): Promise<Exchanged> => {
      await Promise.all(pending)
      return sameText({ ...exchanged, loaded: exchanged.loaded.toSorted() })
    },
  }
}

async function inWords(request: Request): Promise<string> {
  const headers = Object.entries(await request.allHeaders()).map(([name, value]) => `${name}: ${value}`)
  return [`${request.method()} ${request.url()}`, ...headers.toSorted(), request.postData() ?? ''].join('\n')
}

/** What a second run cannot repeat: times, and ids that are drawn by lot. */
function sameText<Value>(value: Value): Value {
  const text = JSON.stringify(value)
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<time>')
    .replaceAll(/\bm-[a-z0-9]+-[a-z0-9]+/g, 'm-<lot>')
  return JSON.parse(text) as Value
}

const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })

/** Runs in the page. */
async function noticed(): Promise<Noticed> {
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('failed')))
    })
  const databases: Record<string, unknown> = {}
  for (const { name = '', version } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name))
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store)
      const [keys, values] = await Promise.all([settled(objects.getAllKeys()), settled(objects.getAll() as IDBRequest)])
      databases[`${name} ${version ?? 0} ${store}`] = { keys, values }
    }
    database.close()
  }
  const fields = document.querySelectorAll<HTMLInputElement>('input, textarea, select')
  return {
    html: document.documentElement.outerHTML,
    values: Array.from(fields, ({ value, checked }) => [value, checked]),
    storage: {
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      cookies: document.cookie,
      databases,
    },
  }
}
