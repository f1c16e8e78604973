import type { Page } from 'playwright'
import type { ExtensionBrowser } from './browser'
import { ownFile } from './paths'

const SIZE = { width: 1280, height: 800 }

/** Takes a picture of the panel in the real DevTools of a page, as driftscope-out/panel.png; returns its path. */
export async function takePicture(
  browser: ExtensionBrowser,
  page: Page,
  print: (text: string) => void,
): Promise<string> {
  const path = ownFile('panel.png')
  const { devtools, panel } = await browser.openPanel(page)
  await devtools.setViewportSize(SIZE)
  // A page without a subject has no verdict: its empty state is worth a picture, too.
  const verdict = panel.getByRole('status', { name: 'Verdict' })
  await verdict.waitFor({ timeout: 8_000 }).catch(() => print('The panel showed no verdict within 8 seconds.'))
  await devtools.screenshot({ path })
  await devtools.close()
  return path
}
