import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type BrowserContext, chromium, type Frame, type Page } from 'playwright'
import { findBrowser } from '../../scripts/lib/find-browser.mjs'
import { DriftscopeError, detailOf } from '../core/errors'
import { openPanel } from './devtools'
import { grantOrigin } from './permissions'
import { openProfile } from './profile'

export interface LaunchOptions {
  /** Folder of the built extension; default `dist/chrome`. */
  extension?: string
  /** Folder of a profile to keep; without it a throw-away one, removed by `close`. */
  profile?: string
  headless: boolean
  /** Further command-line switches of the browser. */
  args?: string[]
}

/** A running Chromium with the extension in it. */
export interface ExtensionBrowser {
  context: BrowserContext
  extensionId: string
  /** Lets the extension see an origin (`https://app.example`), and waits until its content scripts are registered. */
  grantOrigin: (origin: string) => Promise<void>
  /** Opens the real DevTools of a page on the Driftscope panel. */
  openPanel: (page: Page) => Promise<{ devtools: Page; panel: Frame }>
  close: () => Promise<void>
}

/** Starts the browser with the extension. Throws `browser-missing`, `browser-failed`, `extension-missing`, `extension-refused`. */
export async function launchBrowser(options: LaunchOptions): Promise<ExtensionBrowser> {
  const extension = resolve(options.extension ?? 'dist/chrome')
  if (!existsSync(join(extension, 'manifest.json'))) throw new DriftscopeError('extension-missing', { path: extension })
  const executablePath = findExecutable()
  if (!options.headless && process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    throw new DriftscopeError('display-missing')
  const profile = openProfile(options.profile)
  // Without it Playwright hides devtools:// pages, whose target type is "other" at first. Read at each attach.
  process.env['PW_CHROMIUM_ATTACH_TO_OTHER'] = '1'
  let context: BrowserContext
  try {
    context = await chromium.launchPersistentContext(profile.folder, {
      executablePath,
      headless: options.headless,
      // Chromium has no sandbox for root; elsewhere it keeps its own.
      chromiumSandbox: process.getuid?.() !== 0,
      ignoreHTTPSErrors: true,
      viewport: options.headless ? { width: 1280, height: 800 } : null,
      args: [
        // Both: Playwright's own --disable-extensions kills a lone --load-extension.
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
        ...(options.args ?? []),
      ],
    })
  } catch (error) {
    profile.remove()
    throw new DriftscopeError('browser-failed', { path: executablePath, detail: detailOf(error) })
  }
  const close = async (): Promise<void> => {
    await context.close()
    profile.remove()
  }
  try {
    const extensionId = await findExtension(context, extension)
    return {
      context,
      extensionId,
      grantOrigin: (origin) => grantOrigin(context, extensionId, origin),
      openPanel: (page) => openPanel(context, extensionId, page),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function findExecutable(): string {
  const { browser, rejected } = findBrowser()
  if (browser) return browser.path
  throw new DriftscopeError('browser-missing', {
    rejected: rejected.map(({ path, reason }) => `${path}: ${reason}`).join('; '),
  })
}

/** The id that the browser gave to the unpacked extension in `folder`. */
async function findExtension(context: BrowserContext, folder: string): Promise<string> {
  const page = await context.newPage()
  try {
    await page.goto('chrome://extensions/')
    const extensions = await page.evaluate(() =>
      (globalThis as unknown as { chrome: { developerPrivate: DeveloperPrivate } }).chrome.developerPrivate
        .getExtensionsInfo()
        .then((all) => all.map(({ id, path, state, manifestErrors }) => ({ id, path, state, manifestErrors }))),
    )
    const ours = extensions.find((extension) => extension.path === folder)
    if (ours?.state === 'ENABLED') return ours.id
    throw new DriftscopeError('extension-refused', {
      path: folder,
      detail: ours?.manifestErrors?.map((error) => error.message).join('; ') ?? '',
    })
  } finally {
    await page.close()
  }
}

/** What chrome://extensions itself uses; not in any types. */
interface DeveloperPrivate {
  getExtensionsInfo: () => Promise<
    { id: string; path?: string; state: string; manifestErrors?: { message: string }[] }[]
  >
}
