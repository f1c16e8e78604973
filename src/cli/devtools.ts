import type { BrowserContext, Frame, Page } from 'playwright'
import { DriftscopeError } from '../core/errors'
import { until } from './until'

const TITLE = 'Driftscope'

/** Opens the real DevTools of `page` and selects our panel. Throws `panel-missing`. */
export async function openPanel(
  context: BrowserContext,
  extensionId: string,
  page: Page,
): Promise<{ devtools: Page; panel: Frame }> {
  const devtools = await openDevtools(context, page)
  const panel = await until(() => selectPanel(devtools, extensionId), 20_000)
  if (!panel) throw new DriftscopeError('panel-missing', { detail: `DevTools have no panel named ${TITLE}` })
  return { devtools, panel }
}

/**
 * Shows our panel and gives its frame once it is there. DevTools' own entry point rather than a click: in a narrow
 * window the tab hides behind ">>", out of the document. Extension panels are named by id and title.
 */
async function selectPanel(devtools: Page, extensionId: string): Promise<Frame | undefined> {
  const isPanel = (frame: Frame): boolean =>
    frame.url().startsWith(`chrome-extension://${extensionId}/`) && frame.url().endsWith('/panel.html')
  const found = devtools.frames().find(isPanel)
  if (found) return found
  await devtools.evaluate((name) => {
    const api = (globalThis as { InspectorFrontendAPI?: { showPanel: (name: string) => void } }).InspectorFrontendAPI
    api?.showPanel(name)
  }, `chrome-extension://${extensionId}${TITLE}`)
  return undefined
}

async function openDevtools(context: BrowserContext, page: Page): Promise<Page> {
  const browser = context.browser()
  if (!browser) throw new DriftscopeError('panel-missing', { detail: 'the browser is gone' })
  const session = await context.newCDPSession(page)
  const { targetInfo } = await session.send('Target.getTargetInfo')
  await session.detach()
  const cdp = await browser.newBrowserCDPSession()
  const opened = context.waitForEvent('page', {
    // Not the frame of the device mode, which is a page of its own too.
    predicate: (candidate) => candidate.url().startsWith('devtools://devtools/bundled/devtools_app'),
    timeout: 15_000,
  })
  // Not in Playwright's protocol types yet, so it goes under the name of a method that is.
  const asked = cdp.send('Target.openDevTools' as 'Target.getTargets', { targetId: targetInfo.targetId } as object)
  try {
    const [devtools] = await Promise.all([opened, asked])
    return devtools
  } finally {
    await cdp.detach()
  }
}
