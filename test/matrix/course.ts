import type { Page } from 'playwright'
import { change, heldBy, openApp, reloadApp } from './app-page'
import { causeOf, hydrationOf, linksOf, optionsOf } from './cells'
import { comparable } from './comparable'
import type { App } from './fixtures'
import { type Outcome, Visit } from './visit'
import { remember, writeBack } from './write-back'

export const COLUMNS = ['store', 'options', 'hydration', 'cause', 'link', 'write'] as const
export type Column = (typeof COLUMNS)[number]

/** How one app went. */
export interface Course {
  app: App
  /** Only what the fixture lays claim to. */
  cells: Partial<Record<Column, Outcome>>
  /** Errors and warnings that this healthy app was blamed for, and what is wrong with the app itself. */
  alarms: string[]
}

/** Loads an app, changes it, loads it again, and judges what the extension has of it on record. */
export async function takeCourse(app: App, page: Page, collector: Page, origin: string): Promise<Course> {
  const visit = new Visit(app, page, collector, origin)
  const cells: Course['cells'] = {}
  const alarms: string[] = []
  page.on('pageerror', (error) => alarms.push(`it threw: ${error.message}`))

  await openApp(page, `${origin}${app.served ?? ''}`)
  const loaded = await visit.agrees('after load')
  const before = comparable(await heldBy(page))
  const earlier = await remember(visit)
  const from = (await visit.see()).document?.events.at(-1)?.seq ?? -1
  await change(page)
  const changed = await visit.agrees('after the change')
  if (comparable(await heldBy(page)) === before) alarms.push('its change() changes nothing')
  if (app.cause) cells.cause = await visit.meets((...seen) => causeOf(...seen, from))

  // What is saved with a delay is saved by the time a person reloads.
  if (app.options ?? app.hydration ?? app.links) await visit.settled()
  await reloadApp(page)
  const reloaded = await visit.agrees('after a reload')
  cells.store = [loaded, changed, reloaded].find((outcome) => outcome !== true) ?? true
  if (app.options) cells.options = await visit.meets(optionsOf)
  if (app.hydration) cells.hydration = await visit.meets(hydrationOf)
  if (app.links) cells.link = await visit.meets(linksOf)

  const { diagnosis } = await visit.settled()
  for (const { rule, severity, sentence } of diagnosis.findings) {
    if (severity !== 'info') alarms.push(`${severity} ${rule}: ${sentence}`)
  }
  for (const { plugin, message } of diagnosis.failures) alarms.push(`${plugin} failed: ${message}`)
  const written = await writeBack(visit, earlier)
  if (written !== undefined) cells.write = written
  return { app, cells, alarms }
}
