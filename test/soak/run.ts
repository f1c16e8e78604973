import { mkdirSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { BrowserContext, Page } from 'playwright'
import { launchBrowser } from '../../src/cli/browser'
import { parseSession } from '../../src/core/session/parse-session'
import { pageScript } from '../agent/build'
import { withoutExtension } from '../harm/browsers'
import { savedFile } from '../support/saved-file'
import { cacheFolder } from '../support/cache'
import { type Site, serveSite } from '../support/site'
import { heapOf, type Held, workerHeap } from './heap'
import { type Overheard, overhear } from './overheard'
import { changesIn, type Pace, Person, Watching } from './person'
import { fullOf, type Sample, tableOf, TREND_MINUTES, TREND_ROUNDS } from './samples'
import { type Told, toldBy } from './told'

/** Large writes once nobody listens: more than the recorder may keep of them. */
const ATTACHED = 60

export interface Soak {
  /** Without the extension, for a while. */
  control: Sample[]
  samples: Sample[]
  told: Told
  changes: number
  done: Person['done']
  /** Requests that the server got. */
  served: number
  overheard: Overheard
  /** What stood in a console of the page or of the extension, or was thrown. */
  said: string[]
  /** Bytes of `storage.session`. */
  stored: number
  /** Once the panel is closed. */
  after: { messages: number; page: Held; attached: Held }
}

interface App extends Site {
  served: () => number
}

async function serveApp(): Promise<App> {
  const script = await pageScript('test/soak/app.tsx')
  let served = 0
  const site = await serveSite({
    '/': '<!doctype html><title>Notes</title><link rel="icon" href="data:,"><div id="root"></div><script src="/app.js"></script>',
    '/app.js': (_, response) => response.setHeader('content-type', 'text/javascript; charset=utf-8').end(script),
    '/api/letters': (_, response) => {
      served++
      const letters = Array.from({ length: 10 }, (__, id) => ({
        id,
        subject: `letter ${id}, asked for ${served} times`,
      }))
      response.setHeader('content-type', 'application/json').end(JSON.stringify(letters))
    },
  })
  return { ...site, served: () => served }
}

/** A short run has the same rounds, each with less in it. */
const paceOf = (minutes: number): Pace => (minutes < 1 ? { steady: 10, bursts: 1 } : { steady: 80, bursts: 3 })
/** So many that there is a reload among them, and a second tab that comes and goes. */
const LEAST_ROUNDS = 4

/** Uses the app for so many minutes, a fifth of them at most three without the extension. */
export async function soak(minutes: number): Promise<Soak> {
  const app = await serveApp()
  try {
    const alone = Math.min(3, minutes / 5)
    const control = await useAlone(app, alone, paceOf(minutes))
    return { control, ...(await useWatched(app, minutes - alone, paceOf(minutes))) }
  } finally {
    await app.close()
  }
}

const clock = (): (() => number) => {
  const began = performance.now()
  return () => (performance.now() - began) / 60_000
}

async function useAlone(app: App, minutes: number, pace: Pace): Promise<Sample[]> {
  const { context, close } = await withoutExtension()
  try {
    const page = await context.newPage()
    await page.goto(app.origin())
    const person = new Person(page, app.origin(), pace)
    const held = await heapOf(context, page)
    const samples: Sample[] = []
    for (const minute = clock(); minute() < minutes || person.round < 2; ) {
      await person.use()
      samples.push(await sampleOf(person, minute(), await held()))
    }
    return samples
  } finally {
    await close()
  }
}

async function sampleOf(person: Person, minute: number, page: Held): Promise<Sample> {
  const burst = await person.leastBurst()
  return { minute, changes: await changesIn(person.page), document: person.done.reloads, page, burst }
}

async function useWatched(app: App, minutes: number, pace: Pace): Promise<Omit<Soak, 'control'>> {
  const before = app.served()
  const browser = await launchBrowser({ headless: true })
  const { context, extensionId } = browser
  const said: string[] = []
  listenTo(context, said)
  try {
    const page = await context.newPage()
    const overheard = await overhear(page, extensionId)
    await page.goto(app.origin())
    const { devtools, panel } = await browser.openPanel(page)
    await panel.getByRole('tab', { name: 'Compare' }).click()
    const watching = new Watching(devtools, panel)
    await watching.begin()
    const person = new Person(page, app.origin(), pace)
    const holds = { page: await heapOf(context, page), panel: await heapOf(context, panel) }

    const samples: Sample[] = []
    const isEnough = (): boolean =>
      // A fifth of the time has gone without the extension.
      minutes < 0.75 * TREND_MINUTES ? person.round >= LEAST_ROUNDS : fullOf(samples).length >= TREND_ROUNDS
    for (const minute = clock(); minute() < minutes || !isEnough(); ) {
      await person.use(() => watching.look(person.round))
      const shown = await watching.shows(await changesIn(page))
      const status = overheard.status
      const sample: Sample = {
        ...(await sampleOf(person, minute(), await holds.page())),
        panel: await holds.panel(),
        worker: await workerHeap(context),
        ...(status && { kept: { events: status.events, bytes: status.bytes, dropped: status.dropped } }),
        sent: overheard.characters,
        shown,
      }
      samples.push(sample)
      if (shown === Number.POSITIVE_INFINITY) break
    }
    await person.leaveVisit()

    const changes = await changesIn(page)
    const told = toldBy(await exported(context, watching), changes)
    const done = { ...person.done }
    const served = app.served() - before
    const stored = await storedIn(context)
    const after = await withNobody(person, devtools, overheard, holds.page)
    const soaked = { samples, told, changes, done, served, overheard, said, stored, after }
    keep(soaked)
    return soaked
  } finally {
    await browser.close()
  }
}

function listenTo(context: BrowserContext, said: string[]): void {
  context.on('console', (message) => {
    const { url } = message.location()
    if (['error', 'warning'].includes(message.type()) && !url.startsWith('devtools:'))
      said.push(`${url}: ${message.text()}`)
  })
  context.on('weberror', (error) => {
    if (error.page()?.url().startsWith('devtools:') !== true) said.push(error.error().message)
  })
  for (const worker of context.serviceWorkers()) worker.on('console', (message) => said.push(message.text()))
  context.on('serviceworker', (worker) => worker.on('console', (message) => said.push(message.text())))
}

async function exported(context: BrowserContext, { panel }: Watching) {
  await panel.getByRole('button', { name: 'Export' }).click()
  const dialog = panel.getByRole('dialog', { name: 'Export session' })
  // Looking for secrets in all of it would only take time.
  await dialog.getByRole('checkbox', { name: /Redact/ }).uncheck()
  const { buffer } = await savedFile(context, () =>
    dialog.getByRole('button', { name: 'Save' }).click({ timeout: 300_000 }),
  )
  return parseSession(gunzipSync(buffer).toString('utf8'))
}

async function storedIn(context: BrowserContext): Promise<number> {
  const [worker] = context.serviceWorkers()
  if (!worker) throw new Error('the extension has no worker')
  return worker.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { session: { getBytesInUse: () => Promise<number> } } }
    }
    return chrome.storage.session.getBytesInUse()
  })
}

/** Goes on using the app with the panel closed: the messages that the agent still sends, and what the page then holds. */
async function withNobody(
  person: Person,
  devtools: Page,
  overheard: Overheard,
  holds: () => Promise<Held>,
): Promise<Soak['after']> {
  await devtools.close()
  // What was on its way comes in meanwhile, and the agent hears that nobody is there.
  await person.use()
  const before = overheard.messages
  await person.use()
  const messages = overheard.messages - before
  await person.leaveVisit()
  const page = await holds()
  for (let i = 1; i <= ATTACHED; i++) await person.attach(i)
  return { messages, page, attached: await holds() }
}

/** For whoever wants to know more than whether it holds. */
function keep({ samples, ...rest }: Omit<Soak, 'control'>): void {
  const folder = cacheFolder('soak')
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/last.json`, JSON.stringify({ ...rest, samples }, undefined, 1))
  console.log(`\n${tableOf(samples)}\n`)
}
