import { type BrowserContext, chromium, type Page } from 'playwright'
import { findBrowser } from '../../scripts/lib/find-browser.mjs'
import { openProfile } from '../../src/cli/profile'
import { launch } from '../support/extension'

/** A browser as a person may use it, with Driftscope or without. */
export interface Browsing {
  context: BrowserContext
  /** What a person does once a page is there, before using it. */
  prepare: (page: Page) => Promise<unknown>
  close: () => Promise<void>
}

export async function withoutExtension(): Promise<Browsing> {
  const profile = openProfile(undefined)
  const executablePath = findBrowser().browser?.path
  const context = await chromium.launchPersistentContext(profile.folder, {
    ...(executablePath !== undefined && { executablePath }),
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: { width: 1280, height: 800 },
  })
  return {
    context,
    prepare: () => Promise.resolve(),
    close: async () => {
      await context.close()
      profile.remove()
    },
  }
}

export async function withExtension(): Promise<Browsing> {
  const { context, close } = await launch()
  return { context, prepare: () => Promise.resolve(), close }
}

/** The panel records the page, and the collector every tab. */
export async function withPanel(): Promise<Browsing> {
  const browser = await launch()
  await browser.openCollector()
  return { context: browser.context, prepare: (page) => browser.openPanel(page), close: browser.close }
}
