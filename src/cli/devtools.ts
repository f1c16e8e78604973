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
  try {
    await devtools.getByRole('tab', { name: TITLE, exact: true }).click({ timeout: 15_000 })
  } catch {
    throw new DriftscopeError('panel-missing', { detail: `DevTools have no tab named ${TITLE}` })
  }
  const inPanel = (frame: Frame): boolean =>
    frame.url().startsWith(`chrome-extension://${extensionId}/`) && frame.url().endsWith('/panel.html')
  const panel = await until(() => devtools.frames().find(inPanel), 15_000)
  if (!panel) throw new DriftscopeError('panel-missing', { detail: 'its page did not load' })
  return { devtools, panel }
}

async function openDevtools(context: BrowserContext, page: Page): Promise<Page> {
  const browser = context.browser()
  if (!browser) throw new DriftscopeError('panel-missing', { detail: 'the browser is gone' })
  const session = await context.newCDPSession(page)
  const { targetInfo } = await session.send('Target.getTargetInfo')
  await session.detach()
  const cdp = await browser.newBrowserCDPSession()
  // Not the frame of the device mode, which is a page of its own too.
  const opened = context.waitForEvent('page', {
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
