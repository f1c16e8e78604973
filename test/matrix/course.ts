import type { Page } from 'playwright'
import { until } from '../../src/cli/until'
import type { AgentSource } from '../../src/core/timeline/event'
import { change, heldBy, openApp, reloadApp } from './app-page'
import { causeOf, hydrationOf, linksOf, optionsOf } from './cells'
import { comparable } from './comparable'
import type { App } from './fixtures'
import { type Look, look } from './look'
import { writeBack } from './write-back'

/** Milliseconds that a cell may take to be met: React's trees are walked in idle time, and machines are busy. */
const PATIENCE = 12_000

/** How a cell went: met, or the reason why not. */
export type Outcome = true | string
export type Column = 'store' | 'options' | 'hydration' | 'cause' | 'link' | 'write'

/** How one app went. */
export interface Course {
  app: App
  /** Only what the fixture lays claim to. */
  cells: Partial<Record<Column, Outcome>>
  /** Errors and warnings that this healthy app was blamed for, and what it threw. */
  alarms: string[]
}

/** Loads an app, changes it, loads it again, and judges what the extension has of it on record. */
export async function takeCourse(app: App, page: Page, collector: Page, origin: string): Promise<Course> {
  const cells: Course['cells'] = {}
  const alarms: string[] = []
  page.on('pageerror', (error) => alarms.push(`threw: ${error.message}`))
  const see = (): Promise<Look> => look(collector, origin)
  /** Waits until the record says what the app holds. */
  const agrees = async (when: string): Promise<Outcome> => {
    let reason = ''
    const met = await until(async () => {
      const [held, seen] = [await heldBy(page), await see()]
      reason = difference(app, held, seen)
      return reason === ''
    }, PATIENCE)
    return met ?? `${when}: ${reason}`
  }
  const meets = (judge: (seen: Look, store: AgentSource) => Outcome): Promise<Outcome> => judged(app, page, see, judge)

  await openApp(page, origin)
  const loaded = await agrees('after load')
  const before = await heldBy(page)
  const from = (await see()).document?.events.at(-1)?.seq ?? -1
  await change(page)
  const changed = await agrees('after the change')
  if (comparable(await heldBy(page)) === comparable(before)) alarms.push('its change() changes nothing')
  if (app.cause) cells.cause = await meets((seen, store) => causeOf(app, seen, store, from))
  await reloadApp(page)
  const reloaded = await agrees('after a reload')
  cells.store = [loaded, changed, reloaded].find((outcome) => outcome !== true) ?? true
  if (app.options) cells.options = await meets((seen, store) => optionsOf(app, seen, store))
  if (app.hydration) cells.hydration = await meets((seen, store) => hydrationOf(app, seen, store))
  if (app.links) cells.link = await meets((seen, store) => linksOf(app, seen, store))
  const settled = await until(async () => {
    const seen = await see()
    return seen.diagnosis.subjects.every((subject) => subject.settled) && seen
  }, PATIENCE)
  for (const { rule, severity, sentence } of (settled ?? (await see())).diagnosis.findings) {
    if (severity !== 'info') alarms.push(`${severity} ${rule}: ${sentence}`)
  }
  const written = await writeBack(page, collector, await see(), (seen) => storeIn(app, seen))
  if (written !== undefined) cells.write = written
  return { app, cells, alarms }
}

async function judged(
  app: App,
  page: Page,
  see: () => Promise<Look>,
  judge: (seen: Look, store: AgentSource) => Outcome,
): Promise<Outcome> {
  let outcome: Outcome = ''
  await until(async () => {
    const [held, seen] = [await heldBy(page), await see()]
    const store = storeIn(app, seen, held)
    outcome = store ? judge(seen, store) : 'there is no such store'
    return outcome === true
  }, PATIENCE)
  return outcome
}

/** The store of the fixture's name; of several, the one that holds what the app does. */
function storeIn({ store: id }: App, seen: Look, held?: unknown): AgentSource | undefined {
  const named = seen.stores.filter((store) => (typeof id === 'string' ? store.id === id : id.test(store.id)))
  return named.find((store) => comparable(seen.state(store)) === comparable(held)) ?? named[0]
}

function difference(app: App, held: unknown, seen: Look): string {
  const store = storeIn(app, seen, held)
  if (!store) {
    const found = seen.stores.map(({ id }) => id).join(', ')
    return `no store ${String(app.store)} is found (${found === '' ? 'none is' : `found: ${found}`})`
  }
  const [ours, theirs] = [comparable(seen.state(store)), comparable(held)]
  return ours === theirs ? '' : `recorded is ${ours.slice(0, 200)} where the app holds ${theirs.slice(0, 200)}`
}
