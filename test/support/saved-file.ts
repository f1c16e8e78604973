import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright'

/** The file that the browser saves while `act` runs. */
export async function savedFile(
  context: BrowserContext,
  act: () => Promise<void>,
): Promise<{ name: string; buffer: Buffer }> {
  const folder = mkdtempSync(join(tmpdir(), 'driftscope-download-'))
  const cdp = await context.browser()?.newBrowserCDPSession()
  if (!cdp) throw new Error('no browser')
  try {
    const completed = new Promise<void>((resolve) => {
      cdp.on('Browser.downloadProgress', ({ state }) => state === 'completed' && resolve())
    })
    await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, eventsEnabled: true })
    await act()
    await completed
    const [name = ''] = readdirSync(folder)
    return { name, buffer: readFileSync(join(folder, name)) }
  } finally {
    await cdp.detach()
    rmSync(folder, { recursive: true })
  }
}
