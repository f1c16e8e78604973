// Finds a Chromium that loads an unpacked extension from the command line. Node built-ins only: it runs before npm ci.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** From this major version on, branded Google Chrome ignores --load-extension. */
const CHROME_WITHOUT_LOAD_EXTENSION = 137

/**
 * The first usable browser of this machine. DRIFTSCOPE_BROWSER, when set, is the only one looked at.
 * `rejected` tells which ones were found and why they cannot be used.
 */
export function findBrowser({ env = process.env, platform = process.platform, home = homedir() } = {}) {
  const rejected = []
  const named = env.DRIFTSCOPE_BROWSER
  const paths = named ? [named] : candidates({ env, platform, home })
  for (const path of paths) {
    if (!existsSync(path)) {
      if (named) rejected.push({ path, reason: 'DRIFTSCOPE_BROWSER names it, but there is no such file' })
      continue
    }
    const version = versionOf(path, platform)
    const reason = whyNot(version)
    if (!reason) return { browser: { path, version }, rejected }
    rejected.push({ path, reason })
  }
  return { browser: undefined, rejected }
}

/** One sentence for a person: what was found, and how to get a browser that works. */
export function noBrowserSentence({ rejected }) {
  const seen = rejected.map(({ path, reason }) => `${path}: ${reason}`).join('; ')
  return (
    `No usable browser was found${seen ? ` (${seen})` : ''}. ` +
    'Install Chromium (Debian: apt-get install chromium; elsewhere: npx playwright install chromium) ' +
    'or set DRIFTSCOPE_BROWSER to the path of a Chromium, Chrome for Testing or Edge.'
  )
}

/** Undefined when `version` (what `--version` printed) loads extensions, else the reason why not. */
export function whyNot(version) {
  if (version === undefined) return 'it does not start'
  const chrome = /^Google Chrome (\d+)/.exec(version)
  if (chrome && Number(chrome[1]) >= CHROME_WITHOUT_LOAD_EXTENSION) {
    return `branded Google Chrome ignores --load-extension since version ${CHROME_WITHOUT_LOAD_EXTENSION}`
  }
  return undefined
}

/** Where browsers live on `platform`, best first: Chromium, Chrome for Testing, Playwright's own, Edge, Google Chrome. */
export function candidates({ env, platform, home }) {
  const playwright = playwrightChromium({ env, platform, home })
  const testing = chromeForTesting({ platform, home })
  if (platform === 'darwin') {
    const app = (name) => [`/Applications/${name}.app`, join(home, 'Applications', `${name}.app`)]
    const inside = (name) => app(name).map((path) => join(path, 'Contents', 'MacOS', name))
    return [
      ...inside('Chromium'),
      ...inside('Google Chrome for Testing'),
      ...testing,
      ...playwright,
      ...inside('Microsoft Edge'),
      ...inside('Google Chrome'),
    ]
  }
  if (platform === 'win32') {
    const roots = [env.LOCALAPPDATA, env.PROGRAMFILES, env['PROGRAMFILES(X86)']].filter(Boolean)
    const inside = (...path) => roots.map((root) => join(root, ...path))
    return [
      ...inside('Chromium', 'Application', 'chrome.exe'),
      ...testing,
      ...playwright,
      ...inside('Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ...inside('Google', 'Chrome', 'Application', 'chrome.exe'),
    ]
  }
  const onPath = (...names) => {
    const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
    return names.flatMap((name) => folders.map((folder) => join(folder, name)))
  }
  // A snap sees neither our temporary profile nor hidden folders, so it comes after the ones that do.
  const chromiums = [...new Set(['/usr/bin/chromium', ...onPath('chromium', 'chromium-browser')])]
  return [
    ...chromiums.filter((path) => !path.startsWith('/snap/')),
    ...testing,
    ...playwright,
    ...onPath('microsoft-edge', 'microsoft-edge-stable'),
    ...onPath('google-chrome', 'google-chrome-stable'),
    ...chromiums.filter((path) => path.startsWith('/snap/')),
  ]
}

/** Playwright's downloads, newest first. Its headless shell loads no extensions and is left out. */
function playwrightChromium({ env, platform, home }) {
  const cache = {
    darwin: join(home, 'Library', 'Caches', 'ms-playwright'),
    win32: join(env.LOCALAPPDATA ?? home, 'ms-playwright'),
  }
  const root = env.PLAYWRIGHT_BROWSERS_PATH || (cache[platform] ?? join(home, '.cache', 'ms-playwright'))
  const folders = list(root).filter((name) => /^chromium-\d+$/.test(name))
  return newestFirst(folders).flatMap((name) => binaries(join(root, name), platform))
}

/** Downloads of `npx @puppeteer/browsers install chrome`, newest first. */
function chromeForTesting({ platform, home }) {
  const root = join(home, '.cache', 'puppeteer', 'chrome')
  return newestFirst(list(root)).flatMap((name) => binaries(join(root, name), platform))
}

function binaries(folder, platform) {
  return list(folder).flatMap((name) => {
    if (platform === 'win32') return [join(folder, name, 'chrome.exe')]
    if (platform !== 'darwin') return [join(folder, name, 'chrome')]
    return ['Google Chrome for Testing', 'Chromium'].map((app) =>
      join(folder, name, `${app}.app`, 'Contents', 'MacOS', app),
    )
  })
}

/** What `--version` prints, e.g. "Chromium 150.0.1 …"; undefined when it does not start. */
function versionOf(path, platform) {
  // On Windows `--version` opens a window. The folder beside the binary carries the number there.
  if (platform === 'win32') {
    const name = path.includes('msedge')
      ? 'Microsoft Edge'
      : /[/\\]Google[/\\]/.test(path)
        ? 'Google Chrome'
        : 'Chromium'
    const number = newestFirst(list(join(path, '..')).filter((entry) => /^\d+\./.test(entry)))[0] ?? ''
    return `${name} ${number}`.trim()
  }
  const run = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  return run.status === 0 ? run.stdout.trim() : undefined
}

const list = (folder) => (existsSync(folder) ? readdirSync(folder) : [])

const newestFirst = (names) => names.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
