import { relative } from 'node:path'
import type { Arguments, Command } from './args'
import { sessionOf } from './diagnosed'
import { takePicture } from './panel-picture'
import { fromWhereTyped, ownFile } from './paths'
import { startPlayground } from './playground'
import { startBrowser, startRecorder, visit } from './recorder'
import { report } from './report'
import { prepareFolder, writeSession } from './session-file'
import { settle } from './settle'
import { playTour } from './tour'
import { fileNameOf, parseUrl } from './urls'

export const openCommand: Command = {
  name: 'open',
  argument: { what: 'url', optional: true, example: 'open http://localhost:3000/' },
  help: 'Opens the panel on a page, or on the playground when there is no url.',
  flags: {
    headless: { help: 'no window: print what is found, take a picture of the panel, write the session' },
    profile: { takes: 'folder', help: 'a browser profile to keep, instead of a throw-away one' },
  },
}

type Print = (text: string) => void

/** With a window it stays until that is closed. Without one it reports; the exit code is 0 when all went as it should. */
export async function open({ argument, flags }: Arguments, print: Print): Promise<number> {
  const url = argument === undefined ? undefined : parseUrl(argument)
  const profile = flags.has('profile') ? fromWhereTyped(flags.get('profile') ?? '') : undefined
  if (flags.has('headless')) return url ? reportOn(url, profile, print) : playTour(profile, print)
  if (url) return show(url, profile, print)
  const app = await startPlayground()
  try {
    return await show(new URL(app.url), profile, print)
  } finally {
    await app.close()
  }
}

async function show(url: URL, profile: string | undefined, print: Print): Promise<number> {
  const { browser, page } = await startBrowser(url, { headless: false, profile })
  const closed = new Promise<void>((resolve) => {
    browser.context.once('close', () => resolve())
  })
  try {
    await visit(page, url)
    await browser.openPanel(page)
    print(`${url.href} is open with DevTools on the Driftscope panel. Close the window to end.`)
    await closed
    return 0
  } finally {
    await browser.close()
  }
}

async function reportOn(url: URL, profile: string | undefined, print: Print): Promise<number> {
  const out = ownFile(`${fileNameOf(url)}.session.json.gz`)
  prepareFolder(out)
  const { browser, collector, page } = await startRecorder(url, { headless: true, profile })
  try {
    await visit(page, url)
    const settled = await settle(collector)
    const session = sessionOf(settled, { url: url.href, userAgent: await collector.userAgent() }, true)
    writeSession(out, session)
    const picture = await takePicture(browser, page, print)
    print(`${report(session)}\n\nPicture of the panel: ${relative('', picture)}\nSession: ${relative('', out)}`)
    return 0
  } finally {
    await browser.close()
  }
}
