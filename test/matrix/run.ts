import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Page } from 'playwright'
import { type ExtensionBrowser, launchBrowser } from '../../src/cli/browser'
import { detailOf } from '../../src/core/errors'
import { buildApp } from './build'
import { cacheFolder } from './cache'
import { type Course, takeCourse } from './course'
import type { App } from './fixtures'
import { installStack } from './install'
import { OwnServers } from './own-servers'
import { startServer } from './server'

/** Apps that are loaded at the same time: each spends most of its time waiting. */
const AT_ONCE = 3

/** Takes each app through its course, in one browser with the real extension. `say` hears of what takes its time. */
export async function runApps(
  apps: readonly App[],
  say: (text: string) => void,
  done: (course: Course) => void = () => undefined,
): Promise<Course[]> {
  const broken = new Map<string, string>()
  for (const stack of new Set(apps.map((app) => app.stack))) {
    await installStack(stack, say).catch((error: unknown) => broken.set(stack, detailOf(error)))
  }
  for (const reason of broken.values()) say(reason)
  // A build of the extension meanwhile must not change what runs.
  const extension = cacheFolder(`extension-${process.pid}`)
  cpSync(join(import.meta.dirname, '..', '..', 'dist', 'chrome'), extension, { recursive: true })
  const server = await startServer()
  const own = new OwnServers()
  const browser = await launchBrowser({ headless: true, extension })
  try {
    const collector = await browser.context.newPage()
    await collector.goto(`chrome-extension://${browser.extensionId}/src/pages/collector.html`)
    await collector.waitForFunction(() => window.driftscopeCollector !== undefined)
    const serve = async (app: App): Promise<string> =>
      app.served === undefined ? server.serve(app.stack, await buildApp(app)) : own.origin(app.stack)
    const courses = new Map<App, Course>()
    const waiting = [...apps]
    const work = async (): Promise<void> => {
      for (let app = waiting.shift(); app; app = waiting.shift()) {
        const reason = broken.get(app.stack)
        const course = reason === undefined ? await attempt(app, browser, collector, serve) : failed(app, reason)
        courses.set(app, course)
        done(course)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    return apps.flatMap((app) => courses.get(app) ?? [])
  } finally {
    await browser.close()
    await server.close()
    own.close()
    rmSync(extension, { recursive: true, force: true })
  }
}

async function attempt(
  app: App,
  { context }: ExtensionBrowser,
  collector: Page,
  serve: (app: App) => Promise<string>,
): Promise<Course> {
  try {
    const origin = await serve(app)
    const page = await context.newPage()
    try {
      return await takeCourse(app, page, collector, origin)
    } finally {
      await page.close()
    }
  } catch (error) {
    return failed(app, detailOf(error))
  }
}

/** An app that could not be tried. */
function failed(app: App, message: string): Course {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const reason = lines.slice(0, 3).join(' ')
  const { options, hydration, cause, links } = app
  return {
    app,
    cells: {
      store: reason,
      ...(options && { options: reason }),
      ...(hydration && { hydration: reason }),
      ...(cause && { cause: reason }),
      ...(links && { link: reason }),
    },
    alarms: [],
  }
}
