import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { change, heldBy, openApp, reloadApp } from '../matrix/app-page'
import { buildApp } from '../matrix/build'
import { allApps, type App } from '../matrix/fixtures'
import { installStack } from '../matrix/install'
import { OwnServers } from '../matrix/own-servers'
import { startServer } from '../matrix/server'
import { until } from '../../src/cli/until'
import { isSmoke } from '../support/smoke'
import { type Browsing, withExtension, withoutExtension } from './browsers'
import { type Exchanged, type Noticed, watch } from './watched'

/** The real apps of the support matrix, as users ship them. */
const SMOKE = ['zustand/persist-idb.ts', 'redux/persist.tsx']
const apps = (await allApps()).filter(
  ({ mode, stack, entry, row }) =>
    mode === 'production' && (!isSmoke || (SMOKE.includes(`${stack}/${entry}`) && !/ [34] /.test(row))),
)

/** Milliseconds: libraries save with a delay of up to a second. */
const QUIET = 1_300

interface Moment {
  noticed: Noticed
  held: unknown
  /** Since the page was opened. */
  exchanged: Exchanged
}
type Look = () => Promise<Moment>

/**
 * Loads an app, changes it and loads it again. What is taken for the moment after each step is what there is when nothing changes any
 * more, or as soon as it is as it was `before`.
 */
async function use(app: App, browsing: Browsing, before?: readonly Moment[]): Promise<Moment[]> {
  // A server of its own each time: what the app saves there must not be there the next time. What is rendered on a server saves nothing there.
  const server = await startServer()
  try {
    const isServed = app.served !== undefined
    const origin = isServed ? await own.origin(app.stack) : await server.serve(app.stack, await buildApp(app))
    const { page, look, exchanged } = await watch(browsing, 'about:blank')
    const steps: Moment[] = []
    for (const step of [
      () => openApp(page, `${origin}${app.served ?? ''}`),
      () => change(page),
      () => reloadApp(page),
    ]) {
      await step()
      const now: Look = async () =>
        repeatable({ noticed: await look(), held: await heldBy(page), exchanged: await exchanged() }, origin)
      steps.push(before ? await as(before[steps.length], now) : await quiet(now))
    }
    await page.close()
    return steps
  } finally {
    await server.close()
  }
}

/**
 * Without the port of that time, times and ids drawn by lot that libraries note beside what they keep, and the bodies of
 * requests, which the browser shows to a debugger only where the app gave them as text: what the server answers tells them.
 */
function repeatable<T>(seen: T, origin: string): T {
  const text = JSON.stringify(seen).replaceAll(origin, '<origin>').replaceAll(new URL(origin).host, '<host>')
  const plain = text.replaceAll(/\b1[789]\d{11}\b/g, '0').replaceAll(/(?<=")[\w-]{21}(?=\\*")/g, '<lot>')
  return JSON.parse(plain.replaceAll(/(user-agent: [^"]*?\\n)[^"\\](?:[^"\\]|\\.)*"/g, '$1"')) as T
}

/** What there is when nothing has changed for a while. */
async function quiet(look: Look): Promise<Moment> {
  let [last, since] = [await look(), Date.now()]
  await until(async () => {
    const now = await look()
    if (JSON.stringify(now) !== JSON.stringify(last)) [last, since] = [now, Date.now()]
    return Date.now() - since > QUIET
  }, 20_000)
  return last
}

/** What there is when it is as it was in another use, or does not come to be. */
async function as(before: Moment | undefined, look: Look): Promise<Moment> {
  let now = await look()
  await until(async () => JSON.stringify((now = await look())) === JSON.stringify(before), 5_000)
  return now
}

const own = new OwnServers()
let alone: Browsing
let watched: Browsing
beforeAll(async () => {
  alone = await withoutExtension()
  watched = await withExtension()
})
afterAll(async () => {
  await alone.close()
  await watched.close()
  own.close()
})

describe.each([...new Set(apps.map(({ stack }) => stack))])('%s', (stack) => {
  beforeAll(() => installStack(stack, console.log), 300_000)

  test.each(apps.filter((app) => app.stack === stack))('$name is used the same with the extension', async (app) => {
    const before = await use(app, alone)
    expect(before[1]?.held).not.toEqual(before[0]?.held)
    expect(await use(app, watched, before)).toEqual(before)
  })
})
