import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { change, heldBy, openApp, reloadApp } from '../matrix/app-page'
import { buildApp } from '../matrix/build'
import { allApps, type App } from '../matrix/fixtures'
import { installStack } from '../matrix/install'
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
}
interface Use {
  steps: Moment[]
  exchanged: Exchanged
}
type Look = () => Promise<Moment>

/** Loads an app, changes it and loads it again; `settle` says what to take for the moment after each step. */
async function use(app: App, browsing: Browsing, settle: (look: Look, step: number) => Promise<Moment>): Promise<Use> {
  // A server of its own each time: what the app saves there must not be there the next time.
  const server = await startServer()
  try {
    const origin = await server.serve(app.stack, await buildApp(app))
    const { page, look, exchanged } = await watch(browsing, 'about:blank')
    const steps: Moment[] = []
    for (const step of [() => openApp(page, origin), () => change(page), () => reloadApp(page)]) {
      await step()
      const now: Look = async () => repeatable({ noticed: await look(), held: await heldBy(page) }, origin)
      steps.push(await settle(now, steps.length))
    }
    const used = { steps, exchanged: repeatable(await exchanged(), origin) }
    await page.close()
    return used
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
const as =
  ({ steps }: Use) =>
  async (look: Look, step: number): Promise<Moment> => {
    let now = await look()
    await until(async () => JSON.stringify((now = await look())) === JSON.stringify(steps[step]), 5_000)
    return now
  }

let alone: Browsing
let watched: Browsing
beforeAll(async () => {
  alone = await withoutExtension()
  watched = await withExtension()
})
afterAll(async () => {
  await alone.close()
  await watched.close()
})

describe.each([...new Set(apps.map(({ stack }) => stack))])('%s', (stack) => {
  beforeAll(() => installStack(stack, console.log), 300_000)

  test.each(apps.filter((app) => app.stack === stack))('$name is used the same with the extension', async (app) => {
    const before = await use(app, alone, quiet)
    expect(before.steps[1]?.held).not.toEqual(before.steps[0]?.held)
    expect(await use(app, watched, as(before))).toEqual(before)
  })
})
