import { existsSync, readFileSync } from 'node:fs'
import { findBrowser, noBrowserSentence } from './find-browser.mjs'
import { bin, captureProgram, Stop } from './run.mjs'

/** Finds a browser, or installs one by what this machine allows; throws one sentence when there is no way. */
export async function installBrowser(say) {
  const search = findBrowser()
  if (search.browser) return search.browser
  if (process.env.DRIFTSCOPE_BROWSER) throw new Stop(noBrowserSentence(search))
  const failures = []
  for (const { name, commands } of await waysToInstall()) {
    say(`no browser found: installing one (${name}) …`)
    const failure = await runAll(commands)
    const { browser } = findBrowser()
    if (browser) return browser
    failures.push(`"${name}" failed${failure ? `: ${failure}` : ''}`)
  }
  const { rejected } = findBrowser()
  throw new Stop([...failures, noBrowserSentence({ rejected })].join('\n'))
}

async function waysToInstall() {
  const ways = []
  const admin = await administrator()
  if (admin && isDebian(read('/etc/os-release'))) {
    const apt = (...args) => [...admin, 'apt-get', ...args]
    const install = apt('install', '-y', '--no-install-recommends', 'chromium')
    ways.push({ name: 'apt-get install chromium', commands: [apt('update'), install] })
  }
  const playwright = [process.execPath, bin('playwright'), 'install']
  // Playwright fetches the system's libraries too where it may.
  const libraries = process.platform === 'linux' && admin?.length === 0 ? ['--with-deps'] : []
  ways.push({ name: 'npx playwright install chromium', commands: [[...playwright, ...libraries, 'chromium']] })
  return ways
}

/** What to put before a command to run it as root: nothing for root, sudo where it asks no password, else undefined. */
async function administrator() {
  if (process.platform !== 'linux') return undefined
  if (process.getuid() === 0) return []
  const { code } = await captureProgram('sudo', ['-n', 'true'])
  return code === 0 ? ['sudo', '-n'] : undefined
}

/** Ubuntu's chromium package is a snap, which cannot read a temporary profile; Debian's and its other children's is real. */
export function isDebian(osRelease) {
  const value = (key) => new RegExp(`^${key}="?([^"\\n]*)`, 'm').exec(osRelease)?.[1] ?? ''
  const family = `${value('ID')} ${value('ID_LIKE')}`.split(/\s+/)
  return family.includes('debian') && !family.includes('ubuntu')
}

/** Undefined when all commands succeed, else the line in which the one that did not says why. */
async function runAll(commands) {
  for (const [program, ...args] of commands) {
    const { code, output } = await captureProgram(program, args, { env: { DEBIAN_FRONTEND: 'noninteractive' } })
    if (code === 0) continue
    const lines = output.trim().split('\n')
    return (lines.find((line) => /^(E|Error|Failed)\b/.test(line)) ?? lines.at(-1)).trim()
  }
  return undefined
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
