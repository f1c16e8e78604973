import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { findBrowser, noBrowserSentence } from '../../../scripts/lib/find-browser.mjs'
import { openProfile } from '../../../src/cli/profile'

/** For a browser that is never looked at: nothing of it sleeps, and its pages can collect garbage and read the heap. */
export const SWITCHES = [
  '--js-flags=--expose-gc',
  '--enable-precise-memory-info',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]

/** Starts a fresh headless browser that no debugger is attached to, with the built extension or without. */
export function startChromium(url: string, extension: boolean): { close: () => Promise<void> } {
  const { browser, rejected } = findBrowser()
  if (!browser) throw new Error(noBrowserSentence({ rejected }))
  const profile = openProfile(undefined)
  const built = resolve('dist/chrome')
  const child = spawn(
    browser.path,
    [
      '--headless=new',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--no-first-run',
      '--disable-dev-shm-usage',
      '--disable-component-update',
      '--disable-sync',
      '--window-size=1280,800',
      `--user-data-dir=${profile.folder}`,
      ...SWITCHES,
      ...(extension ? [`--disable-extensions-except=${built}`, `--load-extension=${built}`] : []),
      url,
    ],
    // A group of its own, so that all its processes end together.
    { stdio: 'ignore', detached: process.platform !== 'win32' },
  )
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done())
    child.once('error', () => done())
  })
  return {
    close: async () => {
      end(child)
      await ended
      profile.remove()
    },
  }
}

function end(child: ChildProcess): void {
  if (process.platform === 'win32' || child.pid === undefined) child.kill()
  else process.kill(-child.pid, 'SIGKILL')
}
