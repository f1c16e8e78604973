import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import { build, preview } from 'vite'
import { findBrowser } from '../../scripts/lib/find-browser.mjs'

export interface OpenOptions {
  theme?: 'light' | 'dark'
  width?: number
  height?: number
  timezone?: string
  /** The view to open; the panel's own home is Findings. */
  tab?: 'Compare' | 'Findings'
}

export interface Harness {
  browser: Browser
  /** Opens the panel as an ordinary page on a sample of harness/samples.ts. */
  open: (sample: string, options?: OpenOptions) => Promise<Page>
  close: () => Promise<void>
}

/** Builds and serves the harness page, and starts a browser for it, without the extension. */
export async function startHarness(): Promise<Harness> {
  // Of its own, for test files run side by side.
  const outDir = mkdtempSync(join(tmpdir(), 'driftscope-harness-'))
  const config = { configFile: 'test/ui/vite.config.ts', logLevel: 'error', build: { outDir } } as const
  await build(config)
  const server = await preview(config)
  const [origin = ''] = server.resolvedUrls?.local ?? []
  const executablePath = findBrowser().browser?.path
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    chromiumSandbox: false,
  })
  return {
    browser,
    open: async (sample, { theme = 'light', width = 1180, height = 640, timezone, tab = 'Compare' } = {}) => {
      const page = await browser.newPage({
        viewport: { width, height },
        ...(timezone !== undefined && { timezoneId: timezone }),
      })
      await page.goto(`${origin}?sample=${sample}&theme=${theme}`)
      await page.getByRole('contentinfo').waitFor()
      await page.getByRole('tab', { name: tab }).click()
      return page
    },
    close: async () => {
      await browser.close()
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
