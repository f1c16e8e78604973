import type { Frame, Page } from 'playwright'
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
  await panel.getByRole('tab', { name: 'Compare' }).click()
  // A page without a subject has no verdict: its empty state is worth a picture, too.
  const verdict = panel.getByRole('status', { name: 'Verdict' })
  await verdict.waitFor({ timeout: 8_000 }).catch(() => print('The panel showed no verdict within 8 seconds.'))
  // The panel is a frame of another process: what it shows reaches DevTools' own picture some frames later.
  for (const frame of [panel, devtools.mainFrame(), panel, devtools.mainFrame()]) await painted(frame)
  await devtools.screenshot({ path })
  await devtools.close()
  return path
}

/** Resolves when a frame has painted what it holds now, after a second where nothing paints. */
const painted = (frame: Frame): Promise<unknown> =>
  frame.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve))
        setTimeout(resolve, 1_000)
      }),
  )
