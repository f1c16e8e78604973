import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright'
import { launchBrowser } from '../../src/cli/browser'
import type { CollectorPage } from '../../src/cli/collector'
import type { Recording } from '../../src/core/timeline/recording'
import { cacheFolder } from '../support/cache'
import { recordingOf } from '../support/recording-of'
import { here } from './cases'

/** One browser with the built extension, which records all that its tabs do. */
export interface RecordingBrowser {
  context: BrowserContext
  /** Begins to record, and tells what is recorded of one origin: a page of its own for each, which holds no more than that. */
  record: (origin: string) => Promise<OneRecording>
  close: () => Promise<void>
}

export interface OneRecording {
  collector: CollectorPage
  close: () => Promise<void>
}

export async function openBrowser(): Promise<RecordingBrowser> {
  // A build of the extension meanwhile must not change what runs.
  const extension = cacheFolder('ground-truth', `extension-${process.pid}`)
  cpSync(join(here, '..', '..', 'dist', 'chrome'), extension, { recursive: true })
  const { context, extensionId, close } = await launchBrowser({ headless: true, extension })
  // Functions that a case sends to its page: tsx names them with a helper that is not there.
  await context.addInitScript('globalThis.__name ??= (named) => named')
  return {
    context,
    record: async (origin) => {
      const page = await context.newPage()
      await page.goto(`chrome-extension://${extensionId}/src/pages/collector.html`)
      await page.waitForFunction(() => window.driftscopeCollector !== undefined)
      return { collector: collectorOf(page, origin), close: () => page.close() }
    },
    close: async () => {
      await close()
      rmSync(extension, { recursive: true, force: true })
    },
  }
}

const collectorOf = (page: Page, origin: string): CollectorPage => ({
  recording: async () => JSON.parse(await page.evaluate(recordingOf, origin)) as Recording,
  connecting: () =>
    page.evaluate(() => Object.values(window.driftscopeCollector?.states() ?? {}).includes('connecting')),
  userAgent: () => page.evaluate(() => navigator.userAgent),
})
